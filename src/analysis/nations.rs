//! A word goes in; the country that it names, and the words for its people and what belongs to it, come out.
//!
//! English forms, from public facts: names of the member states of the United Nations and some others, with the
//! adjectives and names of people that English dictionaries give. Names that are several words, or that are also other
//! words (Chad is here, Turkey too: news mean the country), stand under the one that is theirs alone.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The row in which each form stands.
static ROWS: LazyLock<FxHashMap<&str, &str>> =
    LazyLock::new(|| NATIONS.iter().flat_map(|row| row.split(' ').map(|form| (form, *row))).collect());

/// One row a country: its name first, then its adjective and the names of its people; a former name stands with them.
const NATIONS: &[&str] = &[
    "afghanistan afghan afghans afghani",
    "albania albanian albanians",
    "algeria algerian algerians",
    "andorra andorran andorrans",
    "angola angolan angolans",
    "antigua antiguan antiguans",
    "argentina argentine argentines argentinian argentinians argentinean",
    "armenia armenian armenians",
    "aruba aruban arubans",
    "australia australian australians aussie aussies",
    "austria austrian austrians",
    "azerbaijan azerbaijani azerbaijanis azeri azeris",
    "bahamas bahamian bahamians",
    "bahrain bahraini bahrainis",
    "bangladesh bangladeshi bangladeshis",
    "barbados barbadian barbadians",
    "belarus belarusian belarusians belarussian byelorussia byelorussian",
    "belgium belgian belgians",
    "belize belizean belizeans",
    "benin beninese",
    "bermuda bermudian bermudians",
    "bhutan bhutanese",
    "bolivia bolivian bolivians",
    "bosnia bosnian bosnians herzegovina",
    "botswana batswana motswana",
    "brazil brazilian brazilians",
    "britain british briton britons uk",
    "brunei bruneian bruneians",
    "bulgaria bulgarian bulgarians",
    "burkina burkinabe",
    "burma burmese myanmar",
    "burundi burundian burundians",
    "cambodia cambodian cambodians khmer kampuchea",
    "cameroon cameroonian cameroonians",
    "canada canadian canadians",
    "chad chadian chadians",
    "chile chilean chileans",
    "china chinese",
    "colombia colombian colombians",
    "comoros comorian comorians comoran",
    "congo congolese drc zaire zairean",
    "crimea crimean crimeans",
    "croatia croatian croatians croat croats",
    "cuba cuban cubans",
    "cyprus cypriot cypriots",
    "czechia czech czechs czechoslovakia",
    "denmark danish dane danes",
    "djibouti djiboutian djiboutians",
    "dominican dominicans",
    "ecuador ecuadorian ecuadorians ecuadorean",
    "egypt egyptian egyptians",
    "england english",
    "eritrea eritrean eritreans",
    "estonia estonian estonians",
    "eswatini swazi swazis swaziland",
    "ethiopia ethiopian ethiopians",
    "europe european europeans eu",
    "fiji fijian fijians",
    "finland finnish finn finns",
    "france french",
    "gabon gabonese",
    "gambia gambian gambians",
    "gaza gazan gazans",
    "georgia georgian georgians",
    "germany german germans",
    "ghana ghanaian ghanaians",
    "gibraltar gibraltarian gibraltarians",
    "greece greek greeks",
    "greenland greenlandic greenlander greenlanders",
    "grenada grenadian grenadians",
    "guam guamanian guamanians",
    "guatemala guatemalan guatemalans",
    "guinea guinean guineans",
    "guyana guyanese",
    "haiti haitian haitians",
    "honduras honduran hondurans",
    "hungary hungarian hungarians",
    "iceland icelandic icelander icelanders",
    "india indian indians",
    "indonesia indonesian indonesians",
    "iran iranian iranians persia persian",
    "iraq iraqi iraqis",
    "ireland irish",
    "israel israeli israelis",
    "italy italian italians",
    "jamaica jamaican jamaicans",
    "japan japanese",
    "jordan jordanian jordanians",
    "kazakhstan kazakh kazakhs kazakhstani",
    "kenya kenyan kenyans",
    "kiribati",
    "korea korean koreans",
    "kosovo kosovar kosovars kosovan",
    "kuwait kuwaiti kuwaitis",
    "kyrgyzstan kyrgyz kyrgyzstani",
    "laos laotian laotians lao",
    "latvia latvian latvians",
    "lebanon lebanese",
    "lesotho basotho mosotho",
    "liberia liberian liberians",
    "libya libyan libyans",
    "liechtenstein liechtensteiner",
    "lithuania lithuanian lithuanians",
    "luxembourg luxembourger luxembourgers",
    "madagascar malagasy",
    "malawi malawian malawians",
    "malaysia malaysian malaysians",
    "maldives maldivian maldivians",
    "mali malian malians",
    "malta maltese",
    "mauritania mauritanian mauritanians",
    "mauritius mauritian mauritians",
    "mexico mexican mexicans",
    "micronesia micronesian micronesians",
    "moldova moldovan moldovans",
    "monaco monegasque",
    "mongolia mongolian mongolians mongol",
    "montenegro montenegrin montenegrins",
    "morocco moroccan moroccans",
    "mozambique mozambican mozambicans",
    "namibia namibian namibians",
    "nauru nauruan nauruans",
    "nepal nepalese nepali nepalis",
    "netherlands dutch holland",
    "nicaragua nicaraguan nicaraguans",
    "niger nigerien nigeriens",
    "nigeria nigerian nigerians",
    "norway norwegian norwegians",
    "oman omani omanis",
    "pakistan pakistani pakistanis",
    "palau palauan palauans",
    "palestine palestinian palestinians",
    "panama panamanian panamanians",
    "paraguay paraguayan paraguayans",
    "peru peruvian peruvians",
    "philippines philippine filipino filipinos filipina",
    "poland polish",
    "portugal portuguese",
    "qatar qatari qataris",
    "romania romanian romanians rumania",
    "russia russian russians",
    "rwanda rwandan rwandans",
    "salvador salvadoran salvadorans salvadorean",
    "samoa samoan samoans",
    "saudi saudis",
    "scotland scottish scot scots",
    "senegal senegalese",
    "serbia serbian serbians serb serbs",
    "seychelles seychellois",
    "singapore singaporean singaporeans",
    "slovakia slovak slovaks slovakian",
    "slovenia slovenian slovenians slovene slovenes",
    "somalia somali somalis somalian",
    "somaliland somalilander somalilanders",
    "soviet soviets ussr",
    "spain spanish spaniard spaniards",
    "sudan sudanese",
    "suriname surinamese",
    "sweden swedish swede swedes",
    "switzerland swiss",
    "syria syrian syrians",
    "taiwan taiwanese",
    "tajikistan tajik tajiks tajikistani",
    "tanzania tanzanian tanzanians",
    "thailand thai thais",
    "tibet tibetan tibetans",
    "timor timorese",
    "togo togolese",
    "tonga tongan tongans",
    "trinidad trinidadian trinidadians",
    "tunisia tunisian tunisians",
    "turkey turkish turk turks turkiye",
    "turkmenistan turkmen turkmens",
    "tuvalu tuvaluan tuvaluans",
    "uganda ugandan ugandans",
    "ukraine ukrainian ukrainians",
    "uruguay uruguayan uruguayans",
    "uzbekistan uzbek uzbeks uzbekistani",
    "vanuatu vanuatuan",
    "vatican",
    "venezuela venezuelan venezuelans",
    "vietnam vietnamese",
    "wales welsh",
    "yemen yemeni yemenis",
    "yugoslavia yugoslav yugoslavs yugoslavian",
    "zambia zambian zambians",
    "zimbabwe zimbabwean zimbabweans rhodesia",
];

/// The other words of the country that a folded word names; none for any other word.
///
/// ```
/// # use dateline::analysis::nations::others;
/// assert_eq!(others("iran").collect::<Vec<_>>(), ["iranian", "iranians", "persia", "persian"]);
/// assert_eq!(others("bridge").count(), 0);
/// ```
pub fn others(word: &str) -> impl Iterator<Item = &'static str> {
    let row = ROWS.get(word).copied().unwrap_or_default();
    row.split(' ').filter(move |form| *form != word && !form.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_of_two_countries() {
        let mut all: Vec<(&str, &str)> =
            NATIONS.iter().flat_map(|row| row.split(' ').map(move |form| (form, *row))).collect();
        all.sort_unstable();
        for pair in all.windows(2) {
            assert!(pair[0].0 != pair[1].0, "{} stands in two rows, or twice in one", pair[0].0);
        }
    }

    #[test]
    fn every_form_is_folded() {
        for row in NATIONS {
            assert!(row.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' '), "{row}");
        }
    }
}
