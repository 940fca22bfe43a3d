//! The cue words of scripts without capitals: titles, bodies, and words that end a name.

use std::sync::LazyLock;

/// Words of a class of `cues-uncased.tsv`.
type Cues = LazyLock<Vec<&'static str>>;

/// Arabic and Persian words before the name of a person.
pub static TITLES: Cues = LazyLock::new(|| of("titles"));
/// Words between a title and the name.
pub static AFTER_TITLES: Cues = LazyLock::new(|| of("after-titles"));
/// Words that begin the name of a body in Arabic, and in Persian.
pub static BODIES: Cues = LazyLock::new(|| of("bodies"));
/// The same in Persian.
pub static PERSIAN_BODIES: Cues = LazyLock::new(|| of("persian-bodies"));
/// Words that are no part of a name.
pub static STOPS: Cues = LazyLock::new(|| of("stops"));
/// Words that join the parts of an Arabic name.
pub static JOINING: Cues = LazyLock::new(|| of("joining"));
/// Letters that are written together with the next word.
pub const PREFIXES: &[char] = &['و', 'ف', 'ب', 'ل', 'ك'];
/// Tamil words before the name of a person.
pub static TAMIL_TITLES: Cues = LazyLock::new(|| of("tamil-titles"));
/// Tamil words that end the name of a body.
pub static TAMIL_BODIES: Cues = LazyLock::new(|| of("tamil-bodies"));
/// Endings of cases of Tamil names of places.
pub static TAMIL_CASES: Cues = LazyLock::new(|| of("tamil-cases"));
/// Korean words for what comes after a name, written together with it.
pub static KOREAN_PARTICLES: Cues = LazyLock::new(|| of("korean-particles"));
/// Chinese words before the name of a person.
pub static CHINESE_TITLES: Cues = LazyLock::new(|| of("chinese-titles"));
/// Letters that do not belong to a Chinese given name but go on after it.
pub const CHINESE_VERBS: &str = "在访說说表出抵宣会會和与與对對将將于是的等称稱向当主发發讲講强指认認接参參前到率同就应呼要也已以为及曾则都今昨周上下";
/// Letters before which the name of a Chinese or Japanese body begins.
pub const CHINESE_BOUNDS: &str = "的在和与與了是对對从從向于被把将將说說称稱由到等及为並并前任让讓给給据據";
/// Japanese words after the name of a person.
pub static JAPANESE_TITLES: Cues = LazyLock::new(|| of("japanese-titles"));
/// What stands before a Japanese title and is no name.
pub static NO_JAPANESE_NAME: Cues = LazyLock::new(|| of("no-japanese-name"));
/// Chinese and Japanese words that end the name of a body.
pub static HAN_BODIES: Cues = LazyLock::new(|| of("han-bodies"));
/// Han bodies that are whole without anything before them.
pub static WHOLE_HAN_BODIES: Cues = LazyLock::new(|| of("whole-han-bodies"));
/// Burmese words before the name of a person, written together with it.
pub static BURMESE_HONORIFICS: Cues = LazyLock::new(|| of("burmese-honorifics"));
/// What follows the same letters in words that are no names.
pub static NO_BURMESE_NAME: Cues = LazyLock::new(|| of("no-burmese-name"));
/// Burmese words that end the name of a body.
pub static BURMESE_BODIES: Cues = LazyLock::new(|| of("burmese-bodies"));
/// Burmese words for what comes after a name, written together with it.
pub static BURMESE_PARTICLES: Cues = LazyLock::new(|| of("burmese-particles"));

fn of(class: &str) -> Vec<&'static str> {
    let line = CUES.lines().find_map(|line| line.strip_prefix(class)?.strip_prefix('\t'));
    line.unwrap_or("").split(' ').collect()
}

const CUES: &str = include_str!("../lists/cues-uncased.tsv");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_words() {
        for class in [&TITLES, &AFTER_TITLES, &BODIES, &HAN_BODIES, &TAMIL_CASES, &BURMESE_PARTICLES] {
            assert!(class.len() > 3 && class.iter().all(|word| !word.is_empty()));
        }
    }
}
