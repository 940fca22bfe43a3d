//! The languages of eastern Europe, Asia and Africa in Latin letters: nothing goes in, their small words, endings
//! and letters come out.

use super::tables::Row;

/// One row a language.
pub(super) const ROWS: &[Row] = &[
    Row {
        code: "pl",
        words: "i w z na do nie się że to jest jak o po za od przez dla przy pod nad przed bez między oraz a ale lub \
            albo czy jeśli gdy kiedy który która które których którzy co kto gdzie dlaczego ten ta te tego tej tym \
            jego jej ich ja my wy on ona oni go mu ją był była było były będzie będą być ma mają miał może mogą musi \
            można już jeszcze tylko także też bardzo więcej mniej wszystko wszyscy inne nowy nowa nowe pierwszy \
            pierwsza ostatni dwa dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć sto tysiąc tysięcy \
            milionów mln mld procent zł złotych rok roku lat lata dni dzień tydzień miesiąc poniedziałek wtorek środa \
            czwartek piątek sobota niedziela stycznia lutego marca kwietnia maja czerwca lipca sierpnia września \
            października listopada grudnia ludzi osób policja sąd rząd minister prezydent premier prezes miasto \
            wojna wybory szkoła powiedział mówi we ze",
        endings: "ość ości ego emu ych ich ami ach owa owy owe owych ów anie enie ania enia ski ska skie skiego \
            skiej cja cji nia nie cie ał ała ali iły ono ył yła em ie czy szy rz",
        letters: "ąćęłńóśźż",
    },
    Row {
        code: "cs",
        words: "a i v na s z do o k u po za pro od při před nad pod bez mezi ve se ze ke je jsou byl byla bylo byli \
            bude budou být že ale nebo když jestli který která které kteří co kdo kde proč jak jako ten ta to ti tím \
            toho této jeho její jejich já my vy on ona oni si ho mu má mají měl může mohou musí už ještě jen také \
            velmi více méně všechno všichni jiné nový nová nové první poslední dva dvě tři čtyři pět šest sedm osm \
            devět deset sto tisíc milionů miliard procent korun rok roku let dny den týden měsíc pondělí úterý středa \
            středu čtvrtek pátek sobota neděle ledna února března dubna května června července srpna září října \
            listopadu prosince lidí lidé policie soud vláda ministr prezident premiér město válka volby škola řekl \
            podle kvůli až tak ani však",
        endings: "ost osti ého ému ých ími ami ách ový ová ové ání ení ství ský ská ské ského ně ěl ěla ovat uje ují \
            il ila ili ou ům ech ího",
        letters: "áčďéěíňóřšťúůýž",
    },
    Row {
        code: "sk",
        words: "a aj i v na s z do o k u po za pre od pri pred nad pod bez medzi vo sa zo ku je sú bol bola bolo boli \
            bude budú byť že ale alebo keď ak ktorý ktorá ktoré ktorí čo kto kde prečo ako ten tá to tí tým toho \
            tejto jeho jej ich ja my vy on ona oni si ho mu má majú mal môže môžu musí už ešte len tiež veľmi viac \
            menej všetko všetci iné nový nová nové prvý prvá posledný dva dve tri štyri päť šesť sedem osem deväť \
            desať sto tisíc miliónov miliárd percent eur rok roku rokov dni deň týždeň mesiac pondelok utorok streda \
            stredu štvrtok piatok sobota nedeľa januára februára marca apríla mája júna júla augusta septembra \
            októbra novembra decembra ľudí polícia súd vláda minister prezident premiér mesto vojna voľby škola \
            povedal podľa kvôli až tak ani však nie",
        endings: "osť osti ého ému ých ími ami ách ový ová ové anie enie stvo ský ská ské ského ať ovať uje ujú il \
            ila ili ou om och iť ieho ia iu",
        letters: "áäčďéíĺľňóôŕšťúýž",
    },
    Row {
        code: "sl",
        words: "in je na v za se so da ne z s po od do pri pred nad pod brez med o ki kot pa ali ko če ker bi bo bodo \
            bil bila bilo bili biti sem smo ima imajo lahko mora še že tudi samo zelo več manj vse vsi drugi nov nova \
            prvi zadnji dva dve tri štiri pet šest sedem osem devet deset sto tisoč milijonov odstotkov evrov leto \
            leta let dan dni teden mesec ponedeljek torek sreda četrtek petek sobota nedelja ljudi policija sodišče \
            vlada minister predsednik mesto vojna volitve šola dejal po zaradi kjer kdo kaj ta to te tega njegov \
            njihov",
        endings: "ost osti nje nja ega emu ih imi ami ah ski ska ske skega ilo ala ali ov ijo ejo išče",
        letters: "čšž",
    },
    Row {
        code: "hr",
        words: "i u na je se da za od s sa o po iz do pri prema kod bez između nad pod pred te a ali ili kao kako što \
            tko gdje kada ako jer koji koja koje kojih kojima nije su bio bila bilo bili biti će bi smo sam ima imaju \
            može mogu mora već još samo također vrlo više manje sve svi drugi novi nova prvi prva posljednji dva \
            dvije tri četiri pet šest sedam osam devet deset sto tisuća tisuće milijuna posto eura godina godine dan \
            dana tjedan tjedna mjesec ponedjeljak utorak srijeda srijedu četvrtak petak subota nedjelja siječnja \
            veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca ljudi policija \
            sud vlada ministar predsjednik premijer grad rat izbori škola rekao kazao izvijestio zbog nakon njegov \
            njihov ovo to taj",
        endings: "ost osti anje enje anja enja stvo ski ska ske skog skom ima ama ova ijeg ije iji ala ali ilo ijski \
            avanje irati",
        letters: "čćđšž",
    },
    Row {
        code: "sr",
        words: "i u na je se da za od s sa o po iz do pri prema kod bez između nad pod pred te a ali ili kao kako šta \
            ko gde kada ako jer koji koja koje kojih kojima nije su bio bila bilo bili biti će bi smo sam ima imaju \
            može mogu mora već još samo takođe veoma više manje sve svi drugi novi nova prvi prva poslednji dva dve \
            tri četiri pet šest sedam osam devet deset sto hiljada hiljade miliona odsto evra dinara godina godine \
            dan dana nedelja nedelju nedelje mesec ponedeljak utorak sreda sredu četvrtak petak subota januara \
            februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra ljudi policija sud vlada \
            ministar predsednik premijer grad rat izbori škola rekao kazao saopštio zbog posle njegov njihov ovo to \
            taj uvek deca vreme",
        endings: "ost osti anje enje anja enja stvo ski ska ske skog skom ima ama ova ala ali ilo isao ovati",
        letters: "čćđšž",
    },
    Row {
        code: "hu",
        words: "a az és hogy nem is egy ez azt ezt de ha vagy mint csak már még meg el ki be fel le után előtt alatt \
            között ellen szerint miatt nélkül mellett több sok kevés minden senki semmi nagyon most ma tegnap holnap \
            itt ott így úgy aki ami amely akik amelyek hol mikor miért hogyan ő ők én mi ti van vannak volt voltak \
            lesz lett lehet kell tud akar mond mondta szerint kapott tett új első utolsó két kettő három négy öt hat \
            hét nyolc kilenc tíz száz ezer millió milliárd százalék forint év éves évek nap napon hét hónap hétfő \
            hétfőn kedd kedden szerda szerdán csütörtök csütörtökön péntek pénteken szombat szombaton vasárnap január \
            február március április május június július augusztus szeptember október november december ember férfi nő \
            gyerekek rendőrség bíróság kormány miniszter elnök város ország háború választás iskola nincs sem akkor",
        endings: "ban ben nak nek ból ből tól től ról ről hoz hez höz val vel ság ség ságot ésre ást ést ott ett ött \
            nál nél kat ket ok ek ök unk ünk tak tek ták ték ni ék ai ei án én ért kor ási ési",
        letters: "áéíóöőúüű",
    },
    Row {
        code: "ro",
        words: "și în de la cu pe a al ai ale o un unei unui unor din pentru nu că să care este sunt era erau fost fi \
            are au avea va vor prin despre după înainte între fără sub peste până către împotriva dar sau iar ori \
            dacă când unde cum ce cine mai foarte doar încă deja tot toate toți alt altă alte nou nouă noi primul \
            prima ultimul doi două trei patru cinci șase șapte opt nouă zece sută mii milioane miliarde lei euro an \
            ani anul zi zile săptămână luni marți miercuri joi vineri sâmbătă duminică ianuarie februarie martie \
            aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie oameni persoane poliția guvernul \
            ministrul președintele orașul țara război el ea ei ele îl îi i se le lui lor acest această acesta aceasta \
            spus potrivit poate cel cea cei ş ţ să-și s-a",
        endings: "ului ilor lor elor iei ție ții ția are ere ire ată ate ați itor ești ească esc ul ă ii iile ţie ea \
            rea rile țional",
        letters: "ăâîșțşţ",
    },
    Row {
        code: "sq",
        words: "dhe në e të i me për nga që është nuk një ka kanë si por ose ku kur do të u më shumë nga pas para mbi \
            nën ndërmjet vit viti vjet policia qeveria ministri presidenti kryeministri shqipëri kosovë tha sipas \
            këtë kjo ky ata ai ajo",
        endings: "ve ës ët it in ura imit esës uar isht ave",
        letters: "ëç",
    },
    Row {
        code: "lt",
        words: "ir į iš su kad ne yra buvo bus tai kaip bet ar jo jos jų apie po prie dėl per už nuo iki prieš tarp \
            metų metais metus dienos savaitės šalies vyriausybė prezidentas ministras policija sakė teigė žmonių \
            daugiau tik dar jau naujas pirmas du trys tūkst mln eurų kuris kuri kurie lietuvos",
        endings: "imas imo ių iai ais ose ams omis uoja avo ėjo tas tų iui ės ius as os is",
        letters: "ąčęėįšųūž",
    },
    Row {
        code: "lv",
        words: "un ir no ar par uz kas ka nav bija būs tas šis kā bet vai viņa viņš viņi pēc pie pirms līdz starp gada \
            gadā gadu dienā nedēļā valsts valdība prezidents ministrs policija sacīja cilvēku vairāk tikai vēl jau \
            jauns pirmais divi trīs tūkstoši miljoni eiro kurš kura latvijas arī",
        endings: "šana šanas ība ības iem ām ās os us ija ijas ēja āja ums uma ots ais",
        letters: "āčēģīķļņšūž",
    },
    Row {
        code: "tr",
        words: "ve bir bu da de ile için olan olarak daha en çok ne o ki gibi kadar sonra önce göre karşı üzere \
            arasında üzerinde içinde altında ama fakat ancak veya ya hem mi mı mu mü değil var yok oldu olacak olduğu \
            olduğunu etti eden edildi edilen ediyor dedi diye söyledi belirtti açıkladı yeni ilk son iki üç dört beş \
            altı yedi sekiz dokuz on yüz bin milyon milyar lira yıl yılı yılında yıllık gün günü hafta ay saat \
            pazartesi salı çarşamba perşembe cuma cumartesi pazar ocak şubat mart nisan mayıs haziran temmuz ağustos \
            eylül ekim kasım aralık kişi kadın erkek çocuk polis mahkeme hükümet bakan bakanı bakanlığı başkan \
            başkanı cumhurbaşkanı belediye şehir ülke savaş seçim parti okul her bütün tüm başka kendi şu onun \
            bunun nasıl neden yine hiç artık",
        endings: "lar ler ları leri ların lerin dan den tan ten nda nde ında inde unda ünde ndan nden ını ini unu ünü \
            ına ine ıyor iyor uyor üyor dı di du dü tı ti tu tü mış miş muş müş acak ecek lık lik luk lük sı si ya \
            ye nın nin nun nün yor ması mesi",
        letters: "çğıöşüâîûi̇",
    },
    Row {
        code: "az",
        words: "və bir bu da də ilə üçün olan kimi daha ən çox sonra əvvəl görə qarşı arasında amma lakin ya deyil var \
            yox olub olacaq edib edən dedi bildirib yeni ilk son iki üç il ildə gün nazir prezident azərbaycan \
            respublikasının manat nəfər bakı",
        endings: "lar lər ların lərin dan dən nda ndə lıq lik ması məsi ıb ib ub ci",
        letters: "çəğıöşü",
    },
    Row {
        code: "id",
        words: "yang dan di ke dari dengan untuk pada dalam ini itu adalah tidak akan telah sudah belum bisa dapat \
            harus oleh karena bahwa sebagai juga atau tetapi namun saat ketika setelah sebelum hingga sampai antara \
            terhadap tentang kepada secara lebih paling sangat hanya masih lagi sedang para seorang sebuah orang \
            mereka dia ia kami kita saya anda apa siapa mana bagaimana mengapa kapan jika kalau agar jadi menjadi ada \
            kata ujar menurut baru pertama dua tiga empat lima enam tujuh delapan sembilan sepuluh ratus ribu juta \
            miliar triliun persen rupiah tahun bulan hari minggu pekan jam senin selasa rabu kamis jumat sabtu \
            januari februari maret april mei juni juli agustus september oktober november desember warga polisi \
            pemerintah menteri presiden gubernur bupati wali kota provinsi negara indonesia korban tewas usai soal \
            tersebut sejumlah serta bagi tak kembali antara dua bakal ungkap",
        endings: "nya kan annya asi ikan rnya kah annya itas isasi",
        letters: "",
    },
    Row {
        code: "ms",
        words: "yang dan di ke dari daripada dengan untuk pada dalam ini itu adalah ialah tidak akan telah sudah belum \
            boleh dapat perlu oleh kerana bahawa sebagai juga atau tetapi namun ketika selepas sebelum hingga sehingga \
            antara terhadap mengenai kepada secara lebih paling sangat hanya masih lagi sedang para seorang sebuah \
            orang mereka dia beliau kami kita saya anda apa siapa mana bagaimana mengapa bila jika kalau supaya jadi \
            menjadi ada kata berkata menurut baharu baru pertama dua tiga empat lima enam tujuh lapan sembilan \
            sepuluh ratus ribu juta bilion peratus ringgit sen tahun bulan hari minggu jam isnin selasa rabu khamis \
            jumaat sabtu ahad januari februari mac april mei jun julai ogos september oktober november disember \
            mangsa polis kerajaan menteri perdana presiden bandar negeri negara malaysia datuk seri dato maut manakala \
            tersebut beberapa serta bagi tak antara lelaki wanita",
        endings: "nya kan annya asi ikan kah isasi iti",
        letters: "",
    },
    Row {
        code: "tl",
        words: "ang ng mga sa na at ay si ni kay ito iyon hindi may mayroon para kung pero o dahil nang ayon matapos \
            bago mula hanggang kanyang kanilang siya sila ako kami tayo pa rin lang din pulis pamahalaan pangulo \
            taon araw isang dalawang libo",
        endings: "ang han hin ong",
        letters: "ñ",
    },
    Row {
        code: "vi",
        words: "và của là có không được cho với trong các những một này đó khi đã sẽ đang bị từ đến tại ở vào ra trên \
            dưới sau trước giữa về theo nhưng hoặc nếu vì nên mà cũng còn chỉ rất nhiều hơn nhất người ông bà anh chị \
            họ tôi ai gì đâu năm tháng ngày giờ tuần hai ba bốn sáu bảy tám chín mười trăm nghìn triệu tỷ đồng công \
            an tòa chính phủ bộ trưởng chủ tịch thành phố tỉnh huyện nước chiến việt nam mới đầu cuối",
        endings: "",
        letters: "ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ",
    },
    Row {
        code: "sw",
        words: "ya na wa kwa ni la za katika kuwa hii huyo huu hiyo kama lakini baada ya kabla watu mwaka miaka siku \
            serikali rais waziri polisi alisema amesema nchini nchi cha vya pia zaidi hadi kutoka yake wake hao",
        endings: "ika isha iwa ini ana wa sha",
        letters: "",
    },
    Row {
        code: "so",
        words: "oo iyo ka ku in waa ah ee la si uu ay ayaa waxaa waxay wuxuu dalka dowladda madaxweynaha soomaaliya \
            sheegay badan kale gudaha sannadka",
        endings: "ka ta yay aan ada aha",
        letters: "",
    },
    Row {
        code: "ha",
        words: "da na a ta ya ce ne su ba an wanda cewa kuma amma don zuwa daga cikin wata wani yan sanda gwamnati \
            shugaban kasar shekara mutane najeriya bayan",
        endings: "wa",
        letters: "ɓɗƙƴ",
    },
    Row {
        code: "mt",
        words: "il u ta li fil mill għal għall minn ma fuq dan din dawn hija huwa kien kienet se bħala wara qabel \
            gvern ministru pulizija sena snin aktar tal",
        endings: "ijiet ijiet zzjoni",
        letters: "ċġħż",
    },
];
