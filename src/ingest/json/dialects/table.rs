//! The dialects of agencies: for each the keys that show it, and what its keys hold.

use super::{Dialect, Medium};
use crate::article::About;
use crate::ingest::json::keys::{Holds, Typed};

/// The dialects, in the order in which a record is compared with them.
pub const DIALECTS: &[&Dialect] = &[&DIGITALWIRES, &AFP, &BELGA, &ANSA_PICTURES, &PICTURE_SEARCH, &NINJS];

const fn statement(about: About) -> Holds {
    Holds::Statement(about)
}

/// ninjs 1.0 to 3.x, with the keys of superdesk, AP, TT and NTB. Keys of version 3 differ by their capitals alone.
static NINJS: Dialect = Dialect {
    marks: &[
        &["versioncreated"],
        &["versionCreated"],
        &["pubstatus"],
        &["pubStatus"],
        &["uri", "headlines"],
        &["uri", "bodies"],
        &["uri", "descriptions"],
        &["uri", "body_text"],
        &["uri", "body_xhtml"],
        &["uri", "body_html"],
        &["uri", "headline"],
        &["guid", "slugline"],
        &["eventDetails"],
        &["$standard"],
    ],
    rows: &[
        (Holds::Typed(&HEADLINES), "headlines"),
        (statement(About::Title), "headline title"),
        (Holds::Typed(&BODIES), "bodies"),
        (Holds::Box, "bodyfooter"),
        (Holds::Typed(&DESCRIPTIONS), "descriptions"),
        (statement(About::Agency), "creditline credit descriptioncreditline"),
        (Holds::Caption, "descriptioncaption caption"),
        (statement(About::Summary), "abstract headlineextended descriptionsummary summary"),
        (
            statement(About::Published),
            "firstpublished published pubdate publicationdate firstcreated versioncreated datetime contentcreated",
        ),
        (statement(About::Embargo), "embargoed embargoeduntil embargo utcembargo"),
        (statement(About::Source), "provider source infosource infosources"),
        (statement(About::Author), "byline by"),
        (Holds::Typed(&HANDS), "bylines authors"),
        (statement(About::Author), "photographer"),
        (statement(About::Dateline), "dateline located datelinelocation"),
        (statement(About::Record), "uri guid id"),
        (Holds::Typed(&IDENTIFIERS), "altids"),
        (Holds::Typed(&LINKS), "links"),
        (statement(About::Urgency), "urgency priority editorialpriority"),
        (statement(About::Usage), "usageterms copyrightnotice copyrightholder linkedrights encodedrights"),
        (Holds::Typed(&SUBJECTS), "subject subjects"),
        (statement(About::Topic), "keywords keyword slugline slug object objects event events"),
        (statement(About::Section), "anpacategory service services fixture section"),
        (statement(About::Person), "person people"),
        (
            statement(About::Organisation),
            "organisation organisations organization organizations company companies",
        ),
        (statement(About::Place), "place places"),
        (Holds::Status, "pubstatus"),
        (Holds::More, "extra rightsinfo schedulesettings"),
        // Times and numbers of the data base, what the item was made with, what stands beside it.
        (
            Holds::Nothing,
            "created updated version type associations renditions groups refs fieldsmeta genre genres desk audiences \
             products task flags",
        ),
    ],
    beginnings: &[
        ("headline", Holds::Statement(About::Title)),
        ("body", Holds::Body),
        ("description", Holds::Description),
    ],
    usual: Medium::Text,
};

static HEADLINES: Typed = Typed {
    kind: &["role"],
    words: &["value"],
    rows: &[
        (statement(About::Title), "main headline title hl1"),
        (statement(About::Summary), "sub subhead subheadline subtitle deck extended summary abstract lead"),
    ],
    others: statement(About::Title),
};

static BODIES: Typed = Typed {
    kind: &["contenttype", "contentType", "role"],
    words: &["value"],
    rows: &[(Holds::Xml, "nitf ttnitf applicationxml textxml textvndiptcnitf applicationnitf+xml")],
    others: Holds::Body,
};

static DESCRIPTIONS: Typed = Typed {
    kind: &["role"],
    words: &["value", "description"],
    rows: &[
        (statement(About::Agency), "creditline credit"),
        (Holds::Caption, "caption captionextended"),
        (statement(About::Summary), "lead summary abstract teaser"),
        (Holds::Nothing, "writer captionwriter contact instructions"),
    ],
    others: Holds::Description,
};

/// Names with the part that they had.
static HANDS: Typed = Typed {
    kind: &["role", "type"],
    words: &["byline", "by", "name", "literal", "value"],
    rows: &[(
        Holds::Hand,
        "editor redaktör redakteur fotograf photographer foto photo picture ansvarig translator illustrator \
         producer captionwriter reviewer",
    )],
    others: statement(About::Author),
};

static IDENTIFIERS: Typed =
    Typed { kind: &["role"], words: &["value"], rows: &[], others: statement(About::Record) };

static LINKS: Typed = Typed {
    kind: &["rel"],
    words: &["href", "url"],
    rows: &[(statement(About::Url), "canonical")],
    others: Holds::Nothing,
};

static SUBJECTS: Typed = Typed {
    kind: &["rel", "rels"],
    words: &["name", "literal", "title", "code", "qcode", "uri"],
    rows: &[(statement(About::Place), "location place")],
    others: statement(About::Topic),
};

/// `digitalwires` of dpa and the agencies that it carries.
static DIGITALWIRES: Dialect = Dialect {
    marks: &[&["urn", "article_html"], &["entry_id", "article_html"], &["urn", "pubstatus", "categories"]],
    rows: &[
        (statement(About::Title), "headline"),
        (statement(About::Summary), "teaser subhead"),
        (Holds::Body, "articlehtml"),
        (Holds::Box, "infoboxhtml"),
        (statement(About::Published), "versioncreated contentcreated"),
        (statement(About::Updated), "updated"),
        (statement(About::Embargo), "embargoed"),
        (statement(About::Author), "byline"),
        (statement(About::Dateline), "dateline"),
        (statement(About::Agency), "creditline"),
        (statement(About::Record), "urn entryid"),
        (statement(About::Urgency), "urgency"),
        (statement(About::Usage), "usageterms copyrightnotice"),
        (statement(About::Topic), "kicker"),
        (Holds::Typed(&CATEGORIES), "categories"),
        (Holds::Typed(&DESCRIPTIONS), "descriptions"),
        (Holds::Status, "pubstatus"),
        (Holds::Nothing, "type version format associations signal notepad ednotes linkboxhtml"),
    ],
    beginnings: &[],
    usual: Medium::Text,
};

static CATEGORIES: Typed = Typed {
    kind: &["type"],
    words: &["name"],
    rows: &[
        (statement(About::Source), "provider infosource"),
        (statement(About::Topic), "dpasubject subject mediatopic keyword"),
        (statement(About::Place), "geosubject locationcreated poi"),
        (statement(About::Person), "person"),
        (statement(About::Organisation), "organisation organization company"),
        (statement(About::Section), "desk"),
        (statement(About::Dateline), "located"),
        (Holds::Hand, "creator"),
    ],
    others: Holds::Nothing,
};

/// The documents of AFP's interface.
static AFP: Dialect = Dialect {
    marks: &[&["uno", "news"], &["uno", "headline"], &["uno", "title"]],
    rows: &[
        (statement(About::Title), "headline title"),
        (Holds::Body, "news"),
        (Holds::Caption, "caption"),
        (statement(About::Summary), "abstract summary"),
        (statement(About::Published), "published created contentcreated"),
        (statement(About::Updated), "updated"),
        (statement(About::Record), "uno guid afpshortid"),
        (statement(About::Source), "provider source"),
        (statement(About::Agency), "creditline"),
        (statement(About::Author), "byline creator author"),
        (statement(About::Urgency), "urgency"),
        (statement(About::Embargo), "embargoed"),
        (statement(About::Usage), "copyright usageterms"),
        (statement(About::Topic), "slug keywords keyword iptc event"),
        (statement(About::Person), "entityperson"),
        (statement(About::Organisation), "entitycompany entityorganisation"),
        (statement(About::Place), "entitylocation city country countryname"),
        (Holds::Nothing, "product status version revision"),
    ],
    beginnings: &[],
    usual: Medium::Text,
};

/// The archive of Belga.
static BELGA: Dialect = Dialect {
    marks: &[&["newsObjectId"], &["newsComponents"]],
    rows: &[
        (statement(About::Title), "headline"),
        (Holds::Typed(&COMPONENTS), "newscomponents"),
        (statement(About::Published), "validatedate createdate"),
        (statement(About::Record), "newsobjectid newsitemid"),
        (statement(About::Source), "source"),
        (statement(About::Agency), "credit"),
        (Holds::Typed(&HANDS), "authors"),
        (statement(About::Topic), "topic keywords"),
        (statement(About::Place), "city country"),
        (Holds::Nothing, "name comments"),
    ],
    beginnings: &[],
    usual: Medium::Text,
};

static COMPONENTS: Typed = Typed {
    kind: &["assetType"],
    words: &["proxies"],
    rows: &[
        (statement(About::Summary), "lead"),
        (Holds::Body, "body text"),
        (Holds::Caption, "caption"),
        (statement(About::Title), "title"),
    ],
    others: Holds::Nothing,
};

/// The picture archive of ANSA.
static ANSA_PICTURES: Dialect = Dialect {
    marks: &[&["metadataMap"]],
    rows: &[
        (Holds::More, "metadatamap"),
        (statement(About::Title), "titleb"),
        (Holds::Caption, "descriptionb"),
        (statement(About::Published), "pubdaten"),
        (statement(About::Record), "idansa guid documentid"),
        (statement(About::Agency), "creditline"),
        (statement(About::Author), "authorname contentby"),
        (statement(About::Place), "city statprov ctrname"),
        (statement(About::Topic), "categorysupansa"),
        (statement(About::Usage), "usageterms copyrightnotice copyright"),
    ],
    beginnings: &[],
    usual: Medium::Other("a picture"),
};

/// Answers of picture archives: Belga's, and Orange Logic's as the Canadian Press has it.
static PICTURE_SEARCH: Dialect = Dialect {
    marks: &[&["imageId", "caption"], &["MediaNumber", "Caption"]],
    rows: &[
        (statement(About::Title), "title name"),
        (Holds::Caption, "caption"),
        (statement(About::Summary), "captionshort"),
        (statement(About::Published), "mediadate createdate"),
        (statement(About::Record), "imageid systemidentifier medianumber reference"),
        (statement(About::Agency), "credit"),
        (statement(About::Author), "author photographer"),
        (statement(About::Place), "city country"),
        (statement(About::Topic), "theme keywords"),
        (statement(About::Usage), "copyright"),
        (Holds::Nothing, "category"),
    ],
    beginnings: &[],
    usual: Medium::Other("a picture"),
};
