//! The dates that files state and print go in, the day that the written rules choose comes out.

use super::*;

#[test]
fn the_day_is_chosen_by_the_written_rules() {
    use About::{Imprint, Published, SomeDate, Updated, Url};
    use Origin::{JsonLd, Line, Meta, Visible};
    let page = "https://www.example.org/2021/05/03/ice";
    let check = check_record;
    // Rule 3: repeated in print or address.
    check(&[(Published, JsonLd, "2021-05-03"), (Url, Meta, page)], "2021-05-03 Printed", "none");
    check(
        &[(Published, JsonLd, "2021-05-03"), (SomeDate, Visible, "May 3, 2021")],
        "2021-05-03 Printed",
        "none",
    );
    // Rule 4: the civil day.
    check(
        &[(Published, JsonLd, "2021-05-04T01:30:00Z"), (SomeDate, Visible, "May 3, 2021")],
        "2021-05-03 Printed (the clock of the file is in UTC; the day is the printed one)",
        "none",
    );
    // Rule 5: conflicts.
    check(
        &[(Published, JsonLd, "2021-05-04"), (SomeDate, Visible, "April 1, 2021")],
        "2021-05-04 Doubtful (another day is printed)",
        "none",
    );
    check(
        &[(Published, JsonLd, "2021-05-04"), (Published, Meta, "2021-05-01")],
        "2021-05-04 Doubtful (the file states several days)",
        "none",
    );
    check(
        &[(Published, JsonLd, "2021-05-04"), (Published, Meta, "2021-05-03"), (Url, Meta, page)],
        "2021-05-03 Doubtful (the file states several days)",
        "none",
    );
    check(
        &[
            (Published, JsonLd, "2021-05-03"),
            (Published, Meta, "2021-05-09"),
            (Updated, Meta, "2021-05-09"),
            (SomeDate, Visible, "9 May 2021"),
        ],
        "2021-05-03 Doubtful (the file states several days)",
        "2021-05-09 Printed",
    );
    // Rule 5: a system that keeps one moment keeps the last.
    check(
        &[
            (Published, JsonLd, "2021-05-04T10:00:00Z"),
            (Updated, JsonLd, "2021-05-04T10:00:00Z"),
            (SomeDate, Visible, "2 May 2021"),
        ],
        "2021-05-02 Doubtful (the file states another day, which is that of the last change)",
        "2021-05-04 Printed 2021-05-04T10:00:00Z",
    );
    // Rule 4 needs a zone in which both can be one moment.
    check(
        &[(Published, JsonLd, "2021-05-04T13:30:00Z"), (SomeDate, Visible, "May 3, 2021, 10:00")],
        "2021-05-04 Doubtful (another day is printed) 2021-05-04T13:30:00Z",
        "none",
    );
    // Rule 6: nothing but the data of a page.
    check(&[(Published, JsonLd, "2021-05-03")], "2021-05-03 Printed", "none");
    check(
        &[(Published, JsonLd, "2021-05-03"), (Updated, JsonLd, "2021-06-01")],
        "2021-05-03 Inferred (no day is printed; the page's data state this one, and a change on another day)",
        "2021-06-01 Printed",
    );
    check(
        &[(Published, Meta, "2021-05-03T01:30:00Z")],
        "2021-05-03 Inferred (no day is printed; the clock of the page's data is in UTC, the civil day may be the one before or after) 2021-05-03T01:30:00Z",
        "none",
    );
    check(
        &[(Published, Origin::Key, "2021-05-03T01:30:00Z")],
        "2021-05-03 Printed 2021-05-03T01:30:00Z",
        "none",
    );
    // What stands far from the headline is a guess, and that of something else is none.
    check(
        &[(SomeDate, Origin::Elsewhere, "Posted 3 May 2021"), (SomeDate, Origin::Elsewhere, "9 May 2021")],
        "2021-05-03 Doubtful (the file does not say what this is the date of)",
        "none",
    );
    check(&[(SomeDate, Visible, "Joined: 3 May 2021")], "none", "none");
    check(&[(SomeDate, Origin::Elsewhere, "May 3")], "none", "none");
    check(&[(Published, JsonLd, "1970-01-01"), (Url, Meta, page)], "2021-05-03 Printed", "none");
    // Rule 7: without a stated day.
    check(
        &[(Imprint, Line, "Posted 3 May 2021 | Updated 4 May 2021")],
        "2021-05-03 Printed",
        "2021-05-04 Printed",
    );
    check(
        &[(SomeDate, Visible, "May 9, 2021"), (SomeDate, Visible, "May 3, 2021"), (Url, Meta, page)],
        "2021-05-03 Printed",
        "none",
    );
    check(
        &[(SomeDate, Visible, "May 9, 2021"), (SomeDate, Visible, "May 3, 2021")],
        "2021-05-09 Doubtful (several days are printed)",
        "none",
    );
    check(&[(Url, Meta, page)], "2021-05-03 Printed", "none");
    check(&[(Url, Meta, "https://www.example.org/2021/03/ice")], "2021-03 Printed", "none");
    check(&[(Url, Meta, "https://www.example.org/ice")], "none", "none");
    check(
        &[(SomeDate, Meta, "2021-05-03")],
        "2021-05-03 Doubtful (the file does not say what this is the date of)",
        "none",
    );
    // Rule 8: the year from the address.
    check(
        &[(Imprint, Line, "Irrawaddy-Apr 22"), (Url, Meta, "https://www.example.org/2024/04/ice")],
        "2024-04-22 Inferred (the year is not printed; it is that of the address)",
        "none",
    );
    check(&[(Imprint, Line, "Irrawaddy-May 3"), (Url, Meta, page)], "2021-05-03 Printed", "none");
    // Rule 2: what lies ahead is passed over.
    check(
        &[(Published, JsonLd, "2031-05-03"), (SomeDate, Visible, "May 3, 2021")],
        "2021-05-03 Printed",
        "none",
    );
    // A year of the Buddhist era that nothing names lies centuries ahead.
    check(
        &[(Imprint, Line, "Harbour Gazette, 5 May 2564")],
        "2021-05-05 Inferred (the year is one of the Buddhist era)",
        "none",
    );
    check(
        &[(Imprint, Line, "Harbour Gazette, 5 May 2900")],
        "2900-05-05 Doubtful (later than the day of the file)",
        "none",
    );
    // Rule 9: another date tells the order.
    check(&[(SomeDate, Visible, "3/5/2021"), (Url, Meta, page)], "2021-05-03 Printed", "none");
    check(&[(SomeDate, Visible, "5/3/2021"), (Url, Meta, page)], "2021-05-03 Printed", "none");
}
