//! Chooses the source: the names that an article bears go in, its canonical name and all others come out.

use super::super::trail::Trail;
use super::{Source, by_domain, by_name, key};
use crate::article::Place;

/// A name that may be the source's.
#[derive(Clone, Debug)]
pub(in super::super) struct Claim<'a> {
    /// As printed.
    pub(in super::super) name: &'a str,
    /// Where it stands.
    pub(in super::super) place: Place,
    /// What kind of place that is: the rule in evidence.
    pub(in super::super) rule: &'static str,
}

/// The site on which an article stood.
#[derive(Clone, Debug)]
pub(in super::super) struct Site<'a> {
    /// Name of the host.
    pub(in super::super) host: &'a str,
    /// Its registrable domain.
    pub(in super::super) domain: &'a str,
    /// The address of the page.
    pub(in super::super) url: &'a str,
    /// Where that stands.
    pub(in super::super) place: Place,
}

/// The source of an article.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Claimed {
    /// Canonical name.
    pub(in super::super) name: Option<String>,
    /// Every other name under which it is found.
    pub(in super::super) names: Vec<String>,
    /// Its row in the table, when it has one.
    pub(in super::super) row: Option<&'static Source>,
}

/// Chooses the first claim; the table of sources gives it its canonical name. Without a claim, the table may
/// know the site's domain; an unknown domain names nobody.
pub(in super::super) fn decide(claims: &[Claim<'_>], site: Option<&Site<'_>>, trail: &mut Trail) -> Claimed {
    let by_site = site.and_then(|site| by_domain(site.host));
    let mut claimed = Claimed::default();
    let mut printed: Vec<&str> = Vec::new();
    if let Some(first) = claims.first() {
        // `Irrawaddy English Edition` on irrawaddy.com is the site's own name with an addition.
        let row =
            by_name(first.name).or_else(|| by_site.filter(|row| is_within(&key(row.name), &key(first.name))));
        let name = row.map_or(first.name, |row| row.name);
        trail.took("source", name, first.name, first.place.clone(), first.rule);
        if row.is_some() && name != first.name {
            trail.took("source", name, first.name, Place::File("table of sources".into()), "canonical name");
        }
        claimed = Claimed { name: Some(name.to_owned()), names: Vec::new(), row };
        printed.push(first.name);
    } else if let (Some(row), Some(site)) = (by_site, site) {
        trail.took("source", row.name, site.url, site.place.clone(), "table of sources, by the domain");
        claimed = Claimed { name: Some(row.name.to_owned()), names: Vec::new(), row: Some(row) };
    }
    let name = claimed.name.clone().unwrap_or_default();
    for other in claims.iter().skip(1) {
        let other_name = by_name(other.name).map_or(other.name, |row| row.name);
        if key(other_name) == key(&name) {
            printed.push(other.name);
        } else {
            trail.passed_over(
                "source",
                Some(other_name),
                other.name,
                other.place.clone(),
                "another source came first",
            );
        }
    }
    if claimed.name.is_some() {
        let own_site = site.filter(|_| by_site.is_none() || by_site == claimed.row);
        claimed.names = names(&name, &printed, claimed.row, own_site.map(|site| site.domain));
    }
    claimed
}

/// Every name but the canonical one, each once: as printed, with and without the article, aliases, domains and
/// their first labels.
fn names(name: &str, printed: &[&str], row: Option<&Source>, site: Option<&str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut add = |text: &str| {
        if !text.is_empty() && text != name && !names.iter().any(|held| held == text) {
            names.push(text.to_owned());
        }
    };
    for text in printed {
        add(text);
    }
    let article = name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("the "));
    if article {
        add(&name[4..]);
    }
    let (aliases, domains) = row.map_or((&[][..], &[][..]), |row| (&row.aliases[..], &row.domains[..]));
    for alias in aliases {
        add(alias);
    }
    for domain in site.into_iter().chain(domains.iter().copied()) {
        add(domain);
        add(domain.split('.').next().unwrap_or(domain));
    }
    names
}

/// Whether all words of one key stand in the other, in order.
fn is_within(inner: &str, outer: &str) -> bool {
    let mut words = outer.split(' ');
    inner.split(' ').all(|word| words.any(|other| other == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows `name / other names` for claims and a site.
    fn check(claims: &[&str], site: Option<&str>, expected: &str) {
        let place = || Place::File("line 3".into());
        let claims: Vec<Claim<'_>> = claims
            .iter()
            .map(|name| Claim { name, place: place(), rule: "printed under the headline" })
            .collect();
        let site = site.map(|host| Site { host, domain: host, url: host, place: place() });
        let claimed = decide(&claims, site.as_ref(), &mut Trail::default());
        assert_eq!(format!("{} / {}", claimed.name.unwrap_or_default(), claimed.names.join(", ")), expected);
    }

    #[test]
    fn a_known_name_becomes_canonical_and_keeps_the_others() {
        check(
            &["Irrawaddy"],
            Some("irrawaddy.com"),
            "The Irrawaddy / Irrawaddy, Irrawaddy News, ဧရာဝတီ, irrawaddy.com, irrawaddy, irrawaddy.org",
        );
        check(
            &["Irrawaddy English Edition"],
            Some("irrawaddy.com"),
            "The Irrawaddy / Irrawaddy English Edition, Irrawaddy, Irrawaddy News, ဧရာဝတီ, irrawaddy.com, irrawaddy, irrawaddy.org",
        );
    }

    #[test]
    fn an_unknown_name_stays_as_printed() {
        check(&["Harbour Gazette"], None, "Harbour Gazette / ");
        check(
            &["The Harbour Gazette"],
            Some("harbour.example"),
            "The Harbour Gazette / Harbour Gazette, harbour.example, harbour",
        );
        check(&["Harbour Gazette"], Some("irrawaddy.com"), "Harbour Gazette / ");
    }

    #[test]
    fn a_domain_names_a_source_only_through_the_table() {
        check(&[], Some("thehindu.com"), "The Hindu / Hindu, thehindu.com, thehindu");
        check(&[], Some("harbour.example"), " / ");
        check(&[], None, " / ");
    }
}
