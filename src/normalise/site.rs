//! Finds the address of the page: statements and a footer go in, the URL and its registrable domain come out.

use super::footer::Footer;
use super::trail::{Trail, place_of};
use crate::article::{About, Origin, Place, RawArticle};

/// The address of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Address {
    /// As the file gives it.
    pub(super) url: Option<String>,
    /// Where it stands.
    pub(super) place: Option<Place>,
    /// The host's name.
    pub(super) host: Option<String>,
    /// Its registrable domain.
    pub(super) site: Option<String>,
}

impl Address {
    /// The host, the address and its place, for the table of sources.
    pub(super) fn for_source(&self) -> Option<super::source::Site<'_>> {
        Some(super::source::Site {
            host: self.host.as_deref()?,
            domain: self.site.as_deref()?,
            url: self.url.as_deref()?,
            place: self.place.clone()?,
        })
    }
}

/// Takes the first address that is one: stated, else the footer's.
pub(super) fn decide(raw: &RawArticle, footer: Option<&Footer>, trail: &mut Trail) -> Address {
    let mut address = Address::default();
    for statement in raw.about(About::Url) {
        let url = statement.text.trim();
        match host(url) {
            None => trail.passed_over("url", None, url, place_of(statement), "no address of a page"),
            Some(host) if address.url.is_none() => {
                address = with(url, host, place_of(statement), url, "stated by the file", trail);
            }
            Some(_) if address.url.as_deref() == Some(url) => {}
            Some(_) => {
                trail.passed_over("url", Some(url), url, place_of(statement), "another address came first");
            }
        }
    }
    if let Some(footer) = footer {
        let place = Place::File("end of the text".into());
        match host(&footer.url) {
            Some(host) if address.url.is_none() => {
                address = with(&footer.url, host, place, &footer.text, footer.rule, trail);
            }
            // The footer was cut off the text; its words stay in the evidence.
            _ => trail.passed_over("url", Some(&footer.url), &footer.text, place, footer.rule),
        }
    }
    address
}

/// Every name under which a page speaks of its own site: as it states it, its addresses, the source's names.
pub(super) fn names(
    raw: &RawArticle,
    address: &Address,
    source: Option<&str>,
    others: &[String],
) -> Vec<String> {
    let is_of_page = |origin: Origin| matches!(origin, Origin::Meta | Origin::JsonLd | Origin::Microdata);
    let stated = raw.about(About::Source).filter(|statement| is_of_page(statement.origin));
    let mut names: Vec<String> = Vec::new();
    for statement in stated {
        // `The Echo | News from the harbour`, `echo.example`
        names.extend(statement.text.split(['|', '–', '—', '｜']).map(|piece| piece.trim().to_owned()));
        names.extend(statement.text.split(" - ").map(|piece| piece.trim().to_owned()));
        names.push(statement.text.clone());
    }
    let host = address.host.as_deref().map(|host| host.trim_start_matches("www."));
    let label = address.site.as_deref().and_then(|site| site.split('.').next());
    names.extend([host, address.site.as_deref(), label, source].into_iter().flatten().map(str::to_owned));
    names.extend(others.iter().cloned());
    names.retain(|name| !name.is_empty());
    names
}

fn with(url: &str, host: String, place: Place, text: &str, rule: &'static str, trail: &mut Trail) -> Address {
    trail.took("url", url, text, place.clone(), rule);
    let site = psl::domain_str(&host).map(str::to_owned);
    if let Some(site) = &site {
        trail.took("site", site, url, place.clone(), "registrable domain of the address");
    }
    Address { url: Some(url.to_owned()), place: Some(place), host: Some(host), site }
}

/// The name of the host, in lower case; `None` for what is no address of a page.
fn host(url: &str) -> Option<String> {
    let has_scheme = url.contains("://");
    let begins_as_host = url.starts_with("www.");
    if !has_scheme && !begins_as_host {
        return None;
    }
    let parsed = if has_scheme { url::Url::parse(url) } else { url::Url::parse(&format!("https://{url}")) };
    let parsed = parsed.ok()?;
    let is_page = matches!(parsed.scheme(), "http" | "https");
    parsed.host_str().filter(|host| is_page && host.contains('.')).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Origin;

    #[test]
    fn an_address_has_a_registrable_domain() {
        let check = |url: &str, expected: &str| {
            let mut raw = RawArticle::default();
            raw.state(About::Url, Origin::Key, url, "key `url`");
            let address = decide(&raw, None, &mut Trail::default());
            let shown = format!("{} {}", address.url.unwrap_or_default(), address.site.unwrap_or_default());
            assert_eq!(shown.trim(), expected);
        };
        check("https://www.irrawaddy.com/news/a.html", "https://www.irrawaddy.com/news/a.html irrawaddy.com");
        check("http://news.BBC.co.uk/1", "http://news.BBC.co.uk/1 bbc.co.uk");
        check("www.example.org/a", "www.example.org/a example.org");
        check("urn:uuid:12", "");
        check("file:///a/b.html", "");
        check("mailto://a.b", "");
        check("https://", "");
        check("12345", "");
    }
}
