//! Letters beyond ASCII go in; how many of them no single language writes comes out.
//!
//! The alphabets are those of CLDR's main and auxiliary exemplar characters, small letters only.

/// Counts letters of scripts in which one encoding can be mistaken for another.
#[derive(Debug, Default)]
pub struct Letters {
    counts: Vec<(char, usize)>,
}

impl Letters {
    /// Counts a letter; capitals count as small ones.
    pub fn add(&mut self, letter: char) {
        let small = letter.to_lowercase().next().unwrap_or(letter);
        match self.counts.iter_mut().find(|(known, _)| *known == small) {
            Some((_, count)) => *count += 1,
            None => self.counts.push((small, 1)),
        }
    }

    /// How many stand outside of the alphabet that holds most of them.
    pub fn strange(&self) -> usize {
        let outside = |alphabet: &str| {
            let strange = self.counts.iter().filter(|(letter, _)| !alphabet.contains(*letter));
            strange.map(|(_, count)| count).sum()
        };
        let all = self.counts.iter().map(|(_, count)| count).sum();
        ALPHABETS.iter().map(|alphabet| outside(alphabet)).min().unwrap_or(all)
    }
}

const ALPHABETS: &[&str] = &[
    // French, Catalan, Portuguese, Spanish, Italian
    "àâæçèéêëîïôœùûüÿñªº",
    "àçèéíïòóúü·ªºñ",
    "áâãàçéêíóôõúüòèªº",
    "áéíñóúüªºç",
    "àèéìíîòóùúªº",
    // German, Dutch, Afrikaans, Luxembourgish
    "äöüßéèàáêç",
    "áéëíïóöúèêüç",
    "áèéêëîïôöûúíóý",
    // Swedish and Finnish, Danish and Norwegian, Icelandic, Faroese
    "åäöéàüšž",
    "æøåéèêóòôâäöü",
    "áðéíóúýþæö",
    "áðíóúýæø",
    // Irish and Scottish, Welsh, Breton, Basque, Galician
    "áéíóúàèìòù",
    "âêîôûŵŷäëïöüáéíóúàèìòù",
    "êñùâîôûü",
    // Polish, Czech, Slovak, Hungarian, Romanian, Slovene, Croatian and Serbian, Albanian
    "ąćęłńóśźżéü",
    "áčďéěíňóřšťúůýžöü",
    "áäčďéíĺľňóôŕšťúýžěöü",
    "áéíóöőúüűäë",
    "ăâîșşțţéáöüő",
    "čšžćđéäöü",
    "ëçéâ",
    // Turkish, Azerbaijani, Maltese, Esperanto
    "çğıöşüâîûi\u{307}",
    "çəğıöşüi\u{307}",
    "ċġħżàèìòù",
    "ĉĝĥĵŝŭ",
    // Lithuanian, Latvian, Estonian
    "ąčęėįšųūžéõ",
    "āčēģīķļņšūžõŗō",
    "äöõüšžé",
    // Vietnamese, with its marks apart and in one
    "ăâđêôơưàáãảạằắẵẳặầấẫẩậèéẽẻẹềếễểệìíĩỉịòóõỏọồốỗổộờớỡởợùúũủụừứữửựỳýỹỷỵ",
    // Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian, Kazakh, Mongolian
    "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’ыэёъ",
    "абвгґдеёжзійклмнопрстуўфхцчшыьэюяи",
    "абвгдежзийклмнопрстуфхцчшщъьюя",
    "абвгдђежзијклљмнњопрстћуфхцчџш",
    "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ",
    "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    // Greek
    "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, strange: usize) {
        let mut letters = Letters::default();
        text.chars().filter(|letter| !letter.is_ascii()).for_each(|letter| letters.add(letter));
        assert_eq!(letters.strange(), strange, "{text}");
    }

    #[test]
    fn letters_of_one_language_belong_together() {
        check("Příliš žluťoučký kůň úpěl ďábelské ódy", 0);
        check("Øl og rødgrød med fløde på Ærø", 0);
        check("Pøíliš žlutouèký kùò", 3);
        check("İstanbul'da ışık söndü", 0);
    }
}
