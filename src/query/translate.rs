//! A tree and a syntax go in, the same search written in that syntax comes out, or the parts that it cannot say.

use super::ast::Query;
use super::{Syntax, factiva, lucene, nexis};

/// Writes a query in another syntax; the error has the parts that cannot be said in it, in Dateline's own syntax.
///
/// ```
/// # use dateline::query::{Syntax, parse, translate};
/// let today = chrono::NaiveDate::from_ymd_opt(2026, 4, 22).unwrap();
/// let (query, _) = parse("russia AND is:undated", today, Syntax::Dateline);
/// assert_eq!(translate(&query, Syntax::Nexis), Err(vec!["is:undated".to_owned()]));
/// ```
pub fn translate(query: &Query, syntax: Syntax) -> Result<String, Vec<String>> {
    let Some(root) = &query.root else { return Ok(String::new()) };
    let mut unsaid = Vec::new();
    let text = match syntax {
        Syntax::Dateline => root.to_string(),
        Syntax::Words => {
            unsaid.push("operators: the syntax has only words".to_owned());
            String::new()
        }
        Syntax::Lucene => lucene::print(root, &mut unsaid),
        Syntax::Nexis => nexis::print(root, &mut unsaid),
        Syntax::Factiva => factiva::print(root, &mut unsaid),
    };
    if unsaid.is_empty() { Ok(text) } else { Err(unsaid) }
}
