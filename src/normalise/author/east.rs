//! Reads names and bylines in Chinese, Japanese and Korean signs: `本报记者 王小明` goes in, `王小明` comes out.

/// Ends of names of firms, papers and offices.
#[rustfmt::skip]
const NOBODY: &[&str] = &[
    "社", "部", "局", "網", "网", "報", "报", "新聞", "新闻", "通信", "放送", "公司", "会社", "會社", "会", "會",
    "大学", "大學", "報導", "报道", "報道", "撮影", "委员会", "中心", "集团", "集團", "日報", "日报", "オンライン", "ニュース", "編集部", "编辑部",
    "조선", "기자단", "뉴스", "신문", "방송", "일보", "편집국", "온라인",
];

/// What a firm's name holds.
const FIRMS: &[&str] = &[
    "株式会社",
    "有限会社",
    "事務所",
    "事务所",
    "有限公司",
    "編集",
    "编辑",
    "編輯",
    "取材班",
    "주식회사",
    "プレス",
];

/// Functions behind a name.
#[rustfmt::skip]
const BEHIND: &[&str] = &[
    "記者", "记者", "特派員", "特派员", "論説委員", "編集委員", "기자", "특파원", "칼럼니스트", "논설위원", "선임기자",
];

/// Whether a text is written in these signs.
pub(super) fn is_eastern(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(is_sign)
}

/// Whether a name in these signs is a person's: short, and no firm's.
pub(super) fn reads_as_person(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let is_kana = name.chars().any(|c| matches!(c, '\u{30a0}'..='\u{30ff}'));
    let most = if is_kana { 14 } else { 6 };
    (2..=most).contains(&letters)
        && !name.chars().any(char::is_numeric)
        && !NOBODY.iter().any(|end| name.ends_with(end))
        && !FIRMS.iter().any(|firm| name.contains(firm))
}

/// The names in a piece of a byline; `None` where the piece is not in these signs.
pub(super) fn names(piece: &str) -> Option<Vec<&str>> {
    let piece = piece.trim();
    let first = piece.split_whitespace().next().unwrap_or_default();
    if !is_eastern(first) {
        return None;
    }
    // An address or an account stands behind the name.
    let words: Vec<&str> = piece.split_whitespace().take_while(|word| is_eastern(word)).collect();
    let mut names: Vec<&str> = Vec::new();
    for word in &words {
        let bare = BEHIND.iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
        let bare = bare.trim_matches(|c: char| !c.is_alphabetic());
        if bare.is_empty() {
            continue;
        }
        names.push(bare);
    }
    let sizes: Vec<usize> = names.iter().map(|name| name.chars().count()).collect();
    // `山田 太郎` is one name, `王小明 李四方` are two.
    let is_one = names.len() > 1 && sizes.iter().sum::<usize>() <= 5 && sizes.iter().any(|size| *size < 3);
    if is_one {
        let (start, last) = (offset(piece, names[0]), names[names.len() - 1]);
        return Some(vec![&piece[start..offset(piece, last) + last.len()]]);
    }
    Some(names)
}

/// The reporter in the line before a text: `【エルサレム＝山田太郎】`, `（記者王小明台北報導）`.
pub(in super::super) fn in_dateline(text: &str) -> Option<&str> {
    const LONGEST: usize = 120;
    let line = text.lines().next()?.trim_start();
    let close = match line.chars().next()? {
        '【' => '】',
        '（' => '）',
        '(' => ')',
        '[' => ']',
        _ => return None,
    };
    let open = line.chars().next().map_or(0, char::len_utf8);
    let end = line.find(close).filter(|end| *end < LONGEST)?;
    let inside = &line[open..end];
    let named = match inside.split_once(['＝', '=']) {
        Some((_, name)) => name,
        None => {
            ["本報記者", "本报记者", "記者", "记者"].iter().find_map(|label| inside.strip_prefix(label))?
        }
    };
    let named = named.split(['、', '／', '/', ' ', '　']).next()?.trim();
    // `王小明台北報導` and `정덕현의 이슈공감`: the place of the report or its series follows the name.
    let name = if ["報導", "报道", "報道"].iter().any(|end| named.ends_with(end)) {
        let third = named.char_indices().nth(3).map_or(named.len(), |(at, _)| at);
        &named[..third]
    } else {
        named.strip_suffix('의').unwrap_or(named)
    };
    let name = BEHIND.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    (is_eastern(name) && reads_as_person(name)).then_some(name)
}

fn offset(text: &str, part: &str) -> usize {
    text.find(part).unwrap_or_default()
}

fn is_sign(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_their_signs() {
        let check = |piece: &str, expected: &str| {
            assert_eq!(names(piece).map_or("none".into(), |names| names.join("; ")), expected, "{piece}");
        };
        check("王小明", "王小明");
        check("王小明 李四方", "王小明; 李四方");
        check("山田 太郎", "山田 太郎");
        check("山田太郎記者", "山田太郎");
        check("홍길동 기자", "홍길동");
        check("홍길동 칼럼니스트 hong@paper.example", "홍길동");
        check("Jane Roe", "none");
        check("", "none");
    }

    #[test]
    fn firms_are_no_persons() {
        let check = |name: &str, expected: bool| assert_eq!(reads_as_person(name), expected, "{name}");
        check("王小明", true);
        check("山田 太郎", true);
        check("株式会社山田", false);
        check("読売新聞", false);
        check("新华社", false);
        check("編集部", false);
        check("京", false);
    }

    #[test]
    fn a_dateline_can_name_its_reporter() {
        let check = |text: &str, expected: &str| {
            assert_eq!(in_dateline(text).unwrap_or_default(), expected, "{text}");
        };
        check("【カイロ＝山田太郎】エジプト政府は", "山田太郎");
        check("（記者王小明台北報導）", "王小明");
        check("【ワシントン＝共同通信】", "");
        check("【速報】", "");
        check("(Reuters) - Ferries", "");
        check("", "");
    }
}
