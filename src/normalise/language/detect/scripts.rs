//! Finds in which script a text is written: its letters go in, the one language of that script or the languages that
//! share it come out.

use super::tables::Shared;

/// The script of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// One that, in newspapers, writes one language.
    Of(&'static str),
    /// One that writes many.
    Shared(Shared),
}

/// Each script: its first and last letter, and what it writes.
const SCRIPTS: &[(char, char, Script)] = &[
    ('A', '\u{24f}', Script::Shared(Shared::Latin)),
    ('\u{1e00}', '\u{1eff}', Script::Shared(Shared::Latin)),
    ('\u{370}', '\u{3ff}', Script::Of("el")),
    ('\u{1f00}', '\u{1fff}', Script::Of("el")),
    ('\u{400}', '\u{52f}', Script::Shared(Shared::Cyrillic)),
    ('\u{530}', '\u{58f}', Script::Of("hy")),
    ('\u{590}', '\u{5ff}', Script::Shared(Shared::Hebrew)),
    ('\u{600}', '\u{77f}', Script::Shared(Shared::Arabic)),
    ('\u{fb50}', '\u{feff}', Script::Shared(Shared::Arabic)),
    ('\u{900}', '\u{97f}', Script::Shared(Shared::Devanagari)),
    ('\u{980}', '\u{9ff}', Script::Of("bn")),
    ('\u{a00}', '\u{a7f}', Script::Of("pa")),
    ('\u{a80}', '\u{aff}', Script::Of("gu")),
    ('\u{b00}', '\u{b7f}', Script::Of("or")),
    ('\u{b80}', '\u{bff}', Script::Of("ta")),
    ('\u{c00}', '\u{c7f}', Script::Of("te")),
    ('\u{c80}', '\u{cff}', Script::Of("kn")),
    ('\u{d00}', '\u{d7f}', Script::Of("ml")),
    ('\u{d80}', '\u{dff}', Script::Of("si")),
    ('\u{e00}', '\u{e7f}', Script::Of("th")),
    ('\u{e80}', '\u{eff}', Script::Of("lo")),
    ('\u{f00}', '\u{fff}', Script::Of("bo")),
    ('\u{1000}', '\u{109f}', Script::Of("my")),
    ('\u{a9e0}', '\u{a9ff}', Script::Of("my")),
    ('\u{aa60}', '\u{aa7f}', Script::Of("my")),
    ('\u{10a0}', '\u{10ff}', Script::Of("ka")),
    ('\u{1200}', '\u{137f}', Script::Of("am")),
    ('\u{1780}', '\u{17ff}', Script::Of("km")),
    ('\u{3040}', '\u{30ff}', Script::Of("ja")),
    ('\u{ff66}', '\u{ff9f}', Script::Of("ja")),
    ('\u{3400}', '\u{4dbf}', Script::Of("zh")),
    ('\u{4e00}', '\u{9fff}', Script::Of("zh")),
    ('\u{1100}', '\u{11ff}', Script::Of("ko")),
    ('\u{ac00}', '\u{d7af}', Script::Of("ko")),
];

/// Signs in the form that Japan alone gives them; Chinese prints others in their place.
const OF_JAPAN: &str = "円気駅図広発売読続総経済戦権伝転鉄県沢浜辺桜栃渋歳歩実対応検験険価両会\
働込峠畑枠匂拠挙処労営栄巣単厳団囲圏壊変売払沖\
豊仏仮庁択拝拡帰従悪悩戻掲揺撃断斎晩暁蔵様条歓毎浄渇満滝焼犠獣瀬竜絵継縁繊聴覚観訳証豆賛軽辞郷酔釈錬隠雑霊頬頼顔髪黒齢";
/// Of these, the signs that mainland China prints too.
const OF_BOTH: &str = "会断豆払沖匂満";

/// Finds the script of most letters and how many letters there are; a sign of Chinese or Korean, or of a syllable,
/// says as much as several letters.
pub(super) fn of(sample: &str) -> Option<(Script, usize)> {
    if sample.is_ascii() {
        let letters = sample.bytes().filter(u8::is_ascii_alphabetic).count();
        return Some((Script::Shared(Shared::Latin), letters));
    }
    let mut counts = [0_usize; SCRIPTS.len()];
    let (mut letters, mut dense) = (0, 0);
    let mut last = 0;
    for c in sample.chars() {
        if c.is_ascii() {
            let is_letter = usize::from(c.is_ascii_alphabetic());
            counts[0] += is_letter;
            letters += is_letter;
            continue;
        }
        if !c.is_alphabetic() {
            continue;
        }
        letters += 1;
        // Letters come in runs of one script.
        if !(SCRIPTS[last].0..=SCRIPTS[last].1).contains(&c) {
            let Some(index) = SCRIPTS.iter().position(|row| (row.0..=row.1).contains(&c)) else { continue };
            last = index;
        }
        counts[last] += 1;
        dense += usize::from(c >= '\u{1000}' && SCRIPTS[last].2 != Script::Shared(Shared::Latin));
    }
    let sum = |script: Script| -> usize {
        SCRIPTS.iter().zip(counts).filter(|(row, _)| row.2 == script).map(|(_, count)| count).sum()
    };
    let weight = letters + 2 * dense;
    let (kana, han) = (sum(Script::Of("ja")), sum(Script::Of("zh")));
    if (kana + han) * 2 > letters {
        return Some((Script::Of(if is_japanese(sample, kana, han) { "ja" } else { "zh" }), weight));
    }
    let (_, best) = counts.iter().zip(SCRIPTS).max_by_key(|(_, row)| sum(row.2))?;
    // Where no script has most of the letters, none speaks for the text.
    (sum(best.2) * 2 > letters).then_some((best.2, weight))
}

/// Japanese is signs of Chinese with kana between; a headline may do without.
fn is_japanese(sample: &str, kana: usize, han: usize) -> bool {
    if kana > 0 {
        return kana * 12 > han;
    }
    let own = sample.chars().filter(|c| OF_JAPAN.contains(*c) && !OF_BOTH.contains(*c)).count();
    own * 12 > han
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<Script>) {
        assert_eq!(of(text).map(|found| found.0), expected, "{text}");
    }

    #[test]
    fn a_script_of_one_language_names_it() {
        check("สภาเมืองลงมติปิดสะพานเก่า", Some(Script::Of("th")));
        check("시의회는 월요일 오래된 다리를 폐쇄했다", Some(Script::Of("ko")));
        check("市議会は月曜日に古い橋を閉鎖した。", Some(Script::Of("ja")));
        check("市议会星期一决定关闭老桥。", Some(Script::Of("zh")));
        check("တံတားဟောင်းကို ပိတ်လိုက်သည်", Some(Script::Of("my")));
    }

    #[test]
    fn a_script_of_many_is_shared() {
        check("The old bridge", Some(Script::Shared(Shared::Latin)));
        check("Lầu năm góc", Some(Script::Shared(Shared::Latin)));
        check("Старый мост", Some(Script::Shared(Shared::Cyrillic)));
        check("الجسر القديم", Some(Script::Shared(Shared::Arabic)));
    }

    #[test]
    fn japanese_without_kana_is_known_by_its_signs() {
        check("県警、円売買で社長逮捕", Some(Script::Of("ja")));
        check("駅前広場拡張計画", Some(Script::Of("ja")));
        check("地铁站广场扩建计划", Some(Script::Of("zh")));
        check("車站廣場擴建計畫", Some(Script::Of("zh")));
    }

    #[test]
    fn a_foreign_name_does_not_make_a_script() {
        check("Президент фирмы Microsoft приехал", Some(Script::Shared(Shared::Cyrillic)));
        check("華為發布 Mate 60 手機", Some(Script::Of("zh")));
    }
}
