//! The languages of western and northern Europe in Latin letters: nothing goes in, their small words, endings and
//! letters come out.

use super::tables::Row;

/// One row a language.
pub(super) const ROWS: &[Row] = &[
    Row {
        code: "en",
        words: "the of and to in a an that this these those is are was were be been being has have had having do does \
            did will would can could may might must shall should with without for from by at on off as or nor but not \
            no than then when where which who whose whom what why how it its he his him she her they their them we \
            our us you your i my me into onto over under after before between against during through about above \
            below near until while since because although though if unless there here now just also only even still \
            yet again more most much many few less least some any each every both either neither other another such \
            own same so too very up down out back away says say said told tells asks called calls sees faces wins won \
            loses lost dies died dead kills killed hits hit cuts cut rises rise falls fall fell gets got goes went \
            gone makes made takes took gives gave comes came puts sets buys sells seeks sought plans warns urges \
            accused accuses held holds leads led leaves left found finds named new old first last next one two three \
            four five six seven eight nine ten hundred thousand million billion year years month months week weeks \
            day days today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january \
            february march april may june july august september october november december people man woman men \
            women children police court judge government minister president prime mayor council state city town \
            country world war trade deal talks bid vote election party leader workers school hospital company shares \
            market bank price prices tax jobs pay strike crash fire storm rain attack death life home house case \
            report amid ahead despite s t d m ll re ve",
        endings: "ing tion tions ness ment ments ed ly ship ful less ght ough ould ck ks ys ies ers ist ists",
        letters: "",
    },
    Row {
        code: "de",
        words: "der die das den dem des ein eine einen einem einer eines und oder aber doch sondern denn weil wenn als \
            ob dass damit obwohl während bis seit nach vor mit ohne für gegen um durch aus bei von vom zu zum zur in \
            im ins an am auf über unter zwischen neben hinter wegen trotz laut er sie es ich wir ihr ihre ihren \
            ihrem sein seine seinen seiner sich mich uns man wer was wo wie warum wann welche dieser diese dieses \
            jeder alle alles viele mehr weniger sehr noch schon nur auch nicht kein keine keinen nie immer wieder \
            dann dort hier jetzt heute gestern morgen so ist sind war waren wird werden wurde wurden worden hat haben \
            hatte hatten kann können konnte muss müssen soll sollen sollte will wollen darf dürfen gibt geht kommt \
            steht macht sagt sagte bleibt lässt neue neuer neues neuen erste ersten letzte letzten zwei drei vier \
            fünf sechs sieben acht neun zehn hundert tausend millionen milliarden prozent jahr jahre jahren tag tage \
            tagen woche wochen monat monate uhr montag dienstag mittwoch donnerstag freitag samstag sonntag januar \
            februar märz april mai juni juli august september oktober november dezember menschen mann frau kinder \
            polizei gericht regierung minister präsident stadt land staat krieg wahl partei schule",
        endings: "ung ungen heit keit schaft lich liche lichen ische ischen isch tät iert ieren chen cht chte igen \
            ern ert eln stadt straße zeug tag lin",
        letters: "äöüß",
    },
    Row {
        code: "nl",
        words: "de het een en of maar want omdat als dat die dit deze van voor met zonder tegen om door uit bij naar \
            tot te ten ter in op aan over onder tussen naast achter na sinds tijdens volgens wegens hij zij ze ik we \
            wij jij je u hun haar zijn hem hen ons onze zich men wie wat waar hoe waarom wanneer welke elke alle \
            alles veel meer minder zeer nog al alleen ook niet geen nooit altijd weer dan toen daar hier nu vandaag \
            gisteren morgen zo is was waren wordt worden werd werden heeft hebben had hadden kan kunnen kon moet \
            moeten moest zal zullen zou zouden wil willen mag gaat komt staat maakt zegt zei blijft krijgt laat doet \
            nieuwe nieuw eerste laatste twee drie vier vijf zes zeven acht negen tien honderd duizend miljoen miljard \
            procent jaar jaren dag dagen week weken maand maanden uur maandag dinsdag woensdag donderdag vrijdag \
            zaterdag zondag januari februari maart april mei juni juli augustus oktober mensen man vrouw kinderen \
            politie rechter regering kabinet minister president stad land oorlog verkiezingen partij school",
        endings: "heid lijk lijke ingen ing tie ties eerd eren aar aars ijn ijk oor oort uis uit sel ster schap \
            aal aan een tje tjes",
        letters: "ëïéèó",
    },
    Row {
        code: "sv",
        words: "och att det den de en ett i på av för med till från om som är var inte har hade kan kunde ska skulle \
            vill ville får fick måste blir blev bli varit vara efter under mot mellan över utan vid hos enligt sedan \
            nu idag igår här där då när men eller än så också bara mycket mer mest flera många alla allt inga ingen \
            han hon vi jag du ni dem sig sin sitt sina hans hennes vår man vem vad hur varför vilka andra nya ny nytt \
            första sista två tre fyra fem sex sju åtta nio tio hundra tusen miljoner miljarder procent år dag dagar \
            vecka månad måndag tisdag onsdag torsdag fredag lördag söndag januari februari mars april maj juni juli \
            augusti polisen regeringen kvinna barn skola stad land säger sade går kommer tar gör ger döms åtalas \
            dömd döda skadade åring gör",
        endings: "arna erna orna ning ningen ningar het heten lig ligt liga else skap tion tionen ade ades ande ende \
            are aren ens ats ats ken en",
        letters: "åäö",
    },
    Row {
        code: "da",
        words: "og at det den de en et i på af for med til fra om som er var ikke har havde kan kunne skal skulle vil \
            ville får fik må blev bliver blive været være efter under mod mellem over uden ved hos ifølge siden nu i \
            dag her der da når men eller end så også kun meget mere mest flere mange alle alt ingen han hun vi jeg \
            du dem sig sin sit sine hans hendes vores man hvem hvad hvor hvordan hvorfor andre nye ny nyt første \
            sidste to tre fire fem seks syv otte ni ti hundrede tusind millioner milliarder procent år dag dage uge \
            uger måned mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar marts april maj juni juli \
            august politiet regeringen kvinde mand børn skole by land siger sagde går kommer tager gør giver årig \
            dræbt død efter nogle noget bare selv sammen",
        endings: "erne ene ning ningen ninger hed heden lig ligt lige else skab tion tionen ede ende ere vej øj lse \
            gte",
        letters: "åæø",
    },
    Row {
        code: "no",
        words: "og at det den de en et ei i på av for med til fra om som er var ikke har hadde kan kunne skal skulle \
            vil ville får fikk må ble blir bli vært være etter under mot mellom over uten ved hos ifølge siden nå i \
            dag her der da når men eller enn så også bare mye mer mest flere mange alle alt ingen han hun vi jeg du \
            dem seg sin sitt sine hans hennes vår man hvem hva hvor hvordan hvorfor andre nye ny nytt første siste to \
            tre fire fem seks sju åtte ni ti hundre tusen millioner milliarder prosent år dag dager uke uker måned \
            mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar mars april mai juni juli august \
            politiet regjeringen kvinne mann barn skole by land sier sa går kommer tar gjør gir åring drept død noen \
            noe selv sammen opp",
        endings: "ene ning ningen ninger het heten lig lige else skap sjon sjonen sjoner te ende ere vei øy ing lse \
            kk tt gjeng",
        letters: "åæøéòô",
    },
    Row {
        code: "is",
        words: "og að í á af fyrir með til frá um sem er var ekki hefur hafa hann hún það þeir þær þau ég við þú sig \
            eftir undir gegn milli yfir án hjá samkvæmt nú hér þar þá þegar en eða svo einnig bara mjög meira margir \
            allir ekkert verður voru verið vera segir sagði ár ára dag daga króna milljónir lögreglan",
        endings: "inn inum unum anna ur um ið num nar",
        letters: "áðéíóúýþæö",
    },
    Row {
        code: "fi",
        words: "ja on ei se oli ovat olivat että joka jotka kun jos mutta tai eli sekä myös vain vielä jo nyt sitten \
            siitä sen sitä tämä tämän tätä ne niiden hän hänen he heidän minä me te mikä mitä kuka missä miksi miten \
            kuin niin näin kaikki monta paljon enemmän vähemmän hyvin ensi viime uusi uuden uutta ensimmäinen toinen \
            kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen sata tuhat tuhatta miljoonaa \
            miljardia prosenttia vuotta vuoden vuonna päivä viikko kuukausi maanantaina tiistaina keskiviikkona \
            torstaina perjantaina lauantaina sunnuntaina mukaan jälkeen ennen aikana kanssa ilman vastaan yli alle \
            noin voi voivat pitää täytyy olla ollut tulee tuli sai saa teki sanoo sanoi kertoo kertoi poliisi \
            hallitus ministeri presidentti suomen suomi ihmistä mies nainen lapset",
        endings: "ssa ssä sta stä lla llä lta ltä lle ksi inen iset isen ista issa tta ttä aan ään een iin nen jen \
            vat vät neet nut nyt kin mme uus yys minen misen sti aa ää",
        letters: "äöåšž",
    },
    Row {
        code: "et",
        words: "ja on ei see oli olid et kes mis kui aga või ka veel juba nüüd siis seda selle need nende ta tema nad \
            ma me te kus miks kuidas nii kõik palju rohkem väga uus uue esimene teine kaks kolm neli viis kuus kümme \
            sada tuhat miljonit protsenti aasta aastat aastal päeva nädal kuu järgi pärast enne ajal koos ilma vastu \
            üle alla umbes võib peab olla olnud tuleb sai saab ütles politsei valitsus minister president eesti",
        endings: "sse st lt le ks mine mise ed sid ga ni ta da ud tud dud nud",
        letters: "äöüõšž",
    },
    Row {
        code: "fr",
        words: "le la les l un une des du de d et ou mais donc car ni que qui quoi dont où quand comme si parce à au \
            aux en dans sur sous avec sans pour par contre vers chez entre depuis pendant avant après selon malgré \
            il elle ils elles je tu nous vous on ce cet cette ces son sa ses leur leurs notre votre mon ma mes se s \
            lui y ne n pas plus moins très trop aussi encore déjà toujours jamais rien tout toute tous toutes même \
            autre autres peu beaucoup est sont était étaient été être a ont avait avaient avoir sera seront fait \
            faire va vont peut peuvent doit doivent veut dit selon nouveau nouvelle nouveaux premier première dernier \
            dernière deux trois quatre cinq six sept huit neuf dix cent mille millions milliards euros an ans année \
            années jour jours semaine mois lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars \
            avril mai juin juillet août septembre octobre novembre décembre homme femme enfants police justice \
            gouvernement ministre président ville pays guerre mort morts c j qu jusqu lors face aujourd hui hier",
        endings: "tion tions ment ments eux euse aux eau eaux ées ée és ique iques aire aires ité ités isme iste eur \
            eurs ence ance ait aient ons ez ille elle ette ois ain aine ier ière",
        letters: "éèêëàâçîïôùûüœæ",
    },
    Row {
        code: "es",
        words: "el la los las lo un una unos unas de del y e o u pero sino que quien quienes cual cuales donde cuando \
            como si porque aunque mientras a al en con sin por para contra hacia hasta desde entre sobre bajo tras \
            durante según ante él ella ellos ellas yo tú nosotros usted se me te nos le les su sus mi este esta estos \
            estas ese esa eso esto no ni más menos muy también tampoco ya aún todavía siempre nunca nada todo toda \
            todos todas mismo otro otra otros otras poco mucho muchos es son era eran fue fueron ser sido está están \
            estaba ha han había haber hay hace hacer hizo va van puede pueden debe deben quiere dice dijo tiene \
            tienen tuvo nuevo nueva nuevos primer primera último última dos tres cuatro cinco seis siete ocho nueve \
            diez cien mil millones por ciento año años día días semana mes meses lunes martes miércoles jueves \
            viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre \
            diciembre hombre mujer niños policía juez gobierno ministro presidente ciudad país guerra muertos muere \
            ayer hoy",
        endings: "ción ciones dad dades mente ado ados ada adas ido idos ida idas ando iendo aba aban aron ieron ará \
            arán ez ción sión ero eros eza ista ismo",
        letters: "áéíóúñü¿¡",
    },
    Row {
        code: "pt",
        words: "o a os as um uma uns umas de do da dos das e ou mas que quem qual onde quando como se porque embora \
            enquanto ao aos à às em no na nos nas com sem por pelo pela pelos pelas para contra até desde entre sobre \
            sob após durante segundo ele ela eles elas eu nós você lhe lhes seu sua seus suas meu minha este esta \
            esse essa isso isto aquele não nem mais menos muito também já ainda sempre nunca nada tudo todo toda \
            todos todas mesmo outro outra outros outras pouco muitos é são era eram foi foram ser sido está estão \
            estava tem têm tinha há ter faz fazer fez vai vão pode podem deve devem quer diz disse novo nova novos \
            primeiro primeira último última dois duas três quatro cinco seis sete oito nove dez cem mil milhões \
            bilhões milhares ano anos dia dias semana mês meses segunda terça quarta quinta sexta feira sábado \
            domingo janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro homem \
            mulher crianças polícia juiz governo ministro presidente cidade país guerra mortos morre ontem hoje num \
            numa dum duma",
        endings: "ção ções dade dades mente ado ados ada adas ido idos ida idas ando endo ava avam aram eram ão ões \
            eiro eira eiros inho inha agem ável nte ês",
        letters: "áâãàçéêíóôõú",
    },
    Row {
        code: "gl",
        words: "o a os as un unha uns unhas de do da dos das dun dunha e ou mais pero que quen cal onde cando como se \
            porque aínda mentres ao aos á ás en no na nos nas nun nunha con sen por polo pola polos polas para contra \
            ata desde dende entre sobre tras durante segundo el ela eles elas eu nós lle lles seu súa seus súas meu \
            este esta ese esa iso isto non nin máis menos moi tamén xa sempre nunca nada todo toda todos todas mesmo \
            outro outra outros outras pouco moitos moito é son era eran foi foron ser sido está están estaba ten \
            teñen tiña hai ter fai facer fixo vai van pode poden debe deben quere di dixo novo nova primeiro primeira \
            último dous dúas tres catro cinco seis sete oito nove dez cen mil millóns ano anos día días semana mes \
            luns martes mércores xoves venres sábado domingo xaneiro febreiro xuño xullo outubro decembro home muller \
            nenos policía xuíz goberno xunta presidente cidade país onte hoxe veciños concello",
        endings: "ción cións dade dades mente ado ados ada adas ido idos ida idas ando endo aba aban aron eiro eira \
            eiros eiras iño iña xe uxe áns óns",
        letters: "áéíóúñüï",
    },
    Row {
        code: "ca",
        words: "el la els les l un una uns unes de del dels d i o però sinó que qui on quan com si perquè mentre a al \
            als en amb sense per pel pels contra cap fins des entre sobre sota després durant segons ell ella ells \
            elles jo nosaltres li seu seva seus seves meu aquest aquesta aquests aquestes això no ni més menys molt \
            també ja encara sempre mai res tot tota tots totes mateix altre altra altres poc molts és són era eren va \
            van ser estat està estan ha han havia hi ho fa fer pot poden ha de vol diu nou nova primer primera últim \
            dos dues tres quatre cinc sis set vuit nou deu cent mil milions any anys dia dies setmana mes dilluns \
            dimarts dimecres dijous divendres dissabte diumenge gener febrer març abril maig juny juliol agost \
            setembre octubre novembre desembre home dona nens policia jutge govern president ciutat país ahir avui",
        endings: "ció cions tat tats ment ats ades ada ades ant ent ava aven aren ra ran eix itza ça ny nys tge",
        letters: "àèéíïòóúüç·",
    },
    Row {
        code: "it",
        words: "il lo la i gli le l un uno una di del dello della dei degli delle e ed o ma però che chi cui dove \
            quando come se perché mentre a al allo alla ai agli alle in nel nello nella nei negli nelle con senza per \
            tra fra su sul sullo sulla sui sugli sulle da dal dallo dalla dai dagli dalle contro verso fino dopo \
            prima durante secondo lui lei loro io tu noi voi si ci vi ne mi ti suo sua suoi sue questo questa questi \
            queste quello quella quelli non né più meno molto anche già ancora sempre mai niente nulla tutto tutta \
            tutti tutte stesso altro altra altri altre poco molti è sono era erano fu furono essere stato stata stati \
            ha hanno aveva avevano avere c fa fare fatto va vanno può possono deve devono vuole dice ha detto nuovo \
            nuova nuovi primo prima ultimo ultima due tre quattro cinque sei sette otto nove dieci cento mila milioni \
            miliardi euro anno anni giorno giorni settimana mese mesi lunedì martedì mercoledì giovedì venerdì sabato \
            domenica gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre \
            uomo donna bambini polizia governo ministro presidente città paese guerra morti morto ieri oggi dell all \
            nell sull dall",
        endings: "zione zioni tà mente ato ati ata ate ito iti ita ite uto uti uta ando endo ava avano ano ono ere are \
            ire ista isti ismo ezza aggio ello ella elli etto etta ina ino ini tti tto ssa sso cchi",
        letters: "àèéìíòóùú",
    },
    Row {
        code: "ga",
        words: "an na agus ar ag i go le is tá bhí níl a do de ó sa san leis faoi chun nach ach mar sin seo bliain \
            bliana rialtas aire gardaí beidh chuid atá",
        endings: "acht ach adh aigh igh ann",
        letters: "áéíóú",
    },
    Row {
        code: "cy",
        words: "y yr a ac i o yn ar am gan gyda wedi mae oedd bod nid ei eu hi fe bydd ond fel hyn hwn hefyd mewn \
            heddlu llywodraeth cymru blwyddyn dywedodd rhwng dros ar ôl",
        endings: "aeth iad iau wyr edd odd",
        letters: "âêîôûŵŷ",
    },
    Row {
        code: "eu",
        words: "eta da du ez bat izan dira dute zen zuen zuten dela baina ere edo hau hori bere beste oso gabe artean \
            ondoren aurka urte urteko gaur atzo euro milioi eusko jaurlaritza lehen bi hiru lau bost",
        endings: "aren etan ean ako eko tzen tzea tasun ekin arekin dute zio ren tik",
        letters: "ñ",
    },
    Row {
        code: "af",
        words: "die en van in het is nie wat vir met op te om sy hy hulle ons na aan deur oor by uit as maar ook word \
            is was sal kan moet meer jaar mense polisie gesê volgens teen tussen onder nog n dat hierdie",
        endings: "heid like ing ings lik eer",
        letters: "ëêïôû",
    },
];
