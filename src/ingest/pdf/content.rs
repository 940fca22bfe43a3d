//! The content of a page goes in; the same letters at the same places come out, in the few operators that matter for text.
//!
//! Pictures, colours and lines are left out; forms (ISO 32000-1, 8.10) are put in where they are drawn, with their own
//! matrix, so that no form can draw itself; operators with wrong operands are dropped.

use pdf_extract::content::{Content, Operation};
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};
use std::collections::HashMap;

/// How deep forms may be drawn in forms.
const DEEPEST: usize = 12;
/// Operators of one page.
const MOST_OPERATIONS: usize = 2_000_000;
/// Bytes of the content of one page.
const LARGEST_CONTENT: usize = 64 << 20;
/// Forms that one page draws.
const MOST_FORMS: usize = 20_000;
/// How many parents are asked for what a page does not say itself.
const MOST_PARENTS: usize = 64;

/// Makes a page anew, so that it holds all that its letters need, and nothing else.
pub fn simplify(document: &mut Document, page: ObjectId) -> Option<()> {
    let dictionary = document.get_dictionary(page).ok()?;
    let resources = inherited(document, dictionary, b"Resources").and_then(|found| found.as_dict().ok());
    let resources = resources.cloned().unwrap_or_default();
    let area = inherited(document, dictionary, b"MediaBox").and_then(|found| numbers(document, found));
    let rotation =
        inherited(document, dictionary, b"Rotate").and_then(|found| found.as_i64().ok()).unwrap_or(0);
    let content = page_content(document, dictionary);
    let mut page_text = PageText::new(document);
    page_text.take(&content, &resources, &mut Vec::new());
    let PageText { operations, fonts, .. } = page_text;
    let content = Content { operations }.encode().ok()?;
    let content = document.add_object(Stream::new(Dictionary::new(), content));
    let mut own = Dictionary::new();
    for (index, font) in fonts.into_iter().enumerate() {
        own.set(format!("F{index}"), font);
    }
    let mut resources = Dictionary::new();
    resources.set("Font", own);
    let area = area.filter(|area| area.len() == 4).unwrap_or_else(|| vec![0.0, 0.0, 612.0, 792.0]);
    let mut simple = Dictionary::new();
    simple.set("Type", "Page");
    simple.set("Contents", content);
    simple.set("Resources", resources);
    simple.set("Rotate", rotation);
    simple.set("MediaBox", area.into_iter().map(|side| Object::Real(side as f32)).collect::<Vec<Object>>());
    document.objects.insert(page, Object::Dictionary(simple));
    Some(())
}

/// The fonts of a page that was made anew.
pub fn fonts(document: &Document, page: ObjectId) -> Option<Dictionary> {
    let resources = document.get_dictionary(page).ok()?.get(b"Resources").ok()?.as_dict().ok()?;
    resources.get(b"Font").ok()?.as_dict().ok().cloned()
}

/// Gives a page that was made anew other fonts.
pub fn set_fonts(document: &mut Document, page: ObjectId, fonts: Dictionary) {
    let mut resources = Dictionary::new();
    resources.set("Font", fonts);
    if let Ok(page) = document.get_object_mut(page).and_then(Object::as_dict_mut) {
        page.set("Resources", resources);
    }
}

/// A font all of whose letters are blanks of one width.
pub fn blank_font() -> Object {
    let mut names = vec![Object::Integer(0)];
    names.extend((0..256).map(|_| Object::Name(b"space".to_vec())));
    let mut encoding = Dictionary::new();
    encoding.set("Type", "Encoding");
    encoding.set("Differences", names);
    let mut font = Dictionary::new();
    font.set("Type", "Font");
    font.set("Subtype", "Type1");
    font.set("BaseFont", "Blank");
    font.set("FirstChar", 0);
    font.set("LastChar", 255);
    font.set("Widths", vec![Object::Integer(400); 256]);
    font.set("Encoding", encoding);
    Object::Dictionary(font)
}

/// What a page or one of its parents says.
fn inherited<'d>(document: &'d Document, page: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
    let mut node = page;
    for _ in 0..MOST_PARENTS {
        if let Ok(found) = node.get(key) {
            return document.dereference(found).ok().map(|(_, found)| found);
        }
        node = document.dereference(node.get(b"Parent").ok()?).ok()?.1.as_dict().ok()?;
    }
    None
}

fn numbers(document: &Document, object: &Object) -> Option<Vec<f64>> {
    let number = |object: &Object| {
        let (_, object) = document.dereference(object).ok()?;
        object.as_float().ok().map(f64::from)
    };
    object.as_array().ok()?.iter().map(number).collect()
}

/// The streams of a page, one after the other.
fn page_content(document: &Document, page: &Dictionary) -> Vec<u8> {
    let mut content = Vec::new();
    let Ok(stated) = page.get(b"Contents") else { return content };
    let Ok((_, stated)) = document.dereference(stated) else { return content };
    let pieces = match stated {
        Object::Array(pieces) => pieces.as_slice(),
        one => std::slice::from_ref(one),
    };
    for piece in pieces {
        if let Ok((_, Object::Stream(stream))) = document.dereference(piece) {
            content.extend(unpacked(stream));
            content.push(b'\n');
        }
        if content.len() > LARGEST_CONTENT {
            break;
        }
    }
    content
}

fn unpacked(stream: &Stream) -> Vec<u8> {
    stream.decompressed_content().unwrap_or_default()
}

/// The text of a page as it is put together.
struct PageText<'d> {
    document: &'d Document,
    operations: Vec<Operation>,
    /// The fonts by their numbers in the new page.
    fonts: Vec<Object>,
    known: HashMap<ObjectId, usize>,
    forms: usize,
    /// Whether a font is chosen, here and in the states that are put aside.
    has_font: bool,
    aside: Vec<bool>,
}

impl<'d> PageText<'d> {
    fn new(document: &'d Document) -> PageText<'d> {
        let (operations, fonts, known, aside) = (Vec::new(), Vec::new(), HashMap::new(), Vec::new());
        PageText { document, operations, fonts, known, forms: 0, has_font: false, aside }
    }

    fn take(&mut self, content: &[u8], resources: &Dictionary, within: &mut Vec<ObjectId>) {
        if self.operations.len() > MOST_OPERATIONS {
            return;
        }
        let Ok(content) = Content::decode(content) else { return };
        let depth = self.aside.len();
        for operation in content.operations {
            if self.operations.len() > MOST_OPERATIONS {
                break;
            }
            self.operation(operation, resources, within, depth);
        }
        // What a form puts aside it takes back.
        while self.aside.len() > depth {
            self.restore();
        }
    }

    fn operation(
        &mut self,
        operation: Operation,
        resources: &Dictionary,
        within: &mut Vec<ObjectId>,
        depth: usize,
    ) {
        let Operation { operator, operands } = operation;
        let are_numbers =
            |count: usize| operands.len() == count && operands.iter().all(|one| one.as_float().is_ok());
        match operator.as_str() {
            "BT" | "ET" | "T*" => self.push(&operator, Vec::new()),
            "cm" | "Tm" if are_numbers(6) => self.push(&operator, operands),
            "Td" | "TD" if are_numbers(2) => self.push(&operator, operands),
            "Tc" | "Tw" | "Tz" | "TL" | "Ts" if are_numbers(1) => self.push(&operator, operands),
            "q" => {
                self.aside.push(self.has_font);
                self.push("q", Vec::new());
            }
            "Q" if self.aside.len() > depth => self.restore(),
            "Tf" => self.font(&operands, resources),
            "Tj" | "TJ" => self.show(&operands),
            "'" => {
                self.push("T*", Vec::new());
                self.show(&operands);
            }
            "\"" if operands.len() == 3 => {
                let mut operands = operands.into_iter();
                for spacing in ["Tw", "Tc"] {
                    let Some(width) = operands.next().filter(|width| width.as_float().is_ok()) else {
                        return;
                    };
                    self.push(spacing, vec![width]);
                }
                self.push("T*", Vec::new());
                self.show(&operands.collect::<Vec<Object>>());
            }
            "Do" => self.form(&operands, resources, within),
            _ => {}
        }
    }

    fn push(&mut self, operator: &str, operands: Vec<Object>) {
        self.operations.push(Operation::new(operator, operands));
    }

    fn restore(&mut self) {
        self.has_font = self.aside.pop().unwrap_or(false);
        self.push("Q", Vec::new());
    }

    fn show(&mut self, operands: &[Object]) {
        if !self.has_font {
            return;
        }
        match operands.first() {
            Some(text @ Object::String(..)) => self.push("Tj", vec![text.clone()]),
            Some(text @ Object::Array(_)) => self.push("TJ", vec![text.clone()]),
            _ => {}
        }
    }

    fn font(&mut self, operands: &[Object], resources: &Dictionary) {
        self.has_font = false;
        let [name, size] = operands else { return };
        let (Ok(name), Ok(size)) = (name.as_name(), size.as_float()) else { return };
        let Some(stated) = self.resource(resources, b"Font", name) else { return };
        let stated = stated.clone();
        let Ok((id, found)) = self.document.dereference(&stated) else { return };
        if found.as_dict().is_err() {
            return;
        }
        let next = self.fonts.len();
        let index = id.map_or(next, |id| *self.known.entry(id).or_insert(next));
        if index == next {
            self.fonts.push(id.map_or_else(|| found.clone(), Object::Reference));
        }
        self.has_font = true;
        self.push("Tf", vec![Object::Name(format!("F{index}").into_bytes()), Object::Real(size)]);
    }

    fn resource<'r>(&self, resources: &'r Dictionary, kind: &[u8], name: &[u8]) -> Option<&'r Object>
    where
        'd: 'r,
    {
        let (_, all) = self.document.dereference(resources.get(kind).ok()?).ok()?;
        all.as_dict().ok()?.get(name).ok()
    }

    /// Puts in what a form draws.
    fn form(&mut self, operands: &[Object], resources: &Dictionary, within: &mut Vec<ObjectId>) {
        let Some(name) = operands.first().and_then(|name| name.as_name().ok()) else { return };
        let Some(Object::Reference(id)) = self.resource(resources, b"XObject", name) else { return };
        let id = *id;
        let document = self.document;
        let Ok(Object::Stream(form)) = document.get_object(id) else { return };
        let is_form = form.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form");
        if !is_form || within.contains(&id) || within.len() == DEEPEST || self.forms == MOST_FORMS {
            return;
        }
        self.forms += 1;
        let own = form.dict.get(b"Resources").and_then(|own| document.dereference(own)).map(|(_, own)| own);
        let own = own.ok().and_then(|own| own.as_dict().ok()).unwrap_or(resources).clone();
        self.aside.push(self.has_font);
        self.push("q", Vec::new());
        let matrix = form
            .dict
            .get(b"Matrix")
            .and_then(|matrix| document.dereference(matrix))
            .map(|(_, matrix)| matrix);
        if let Some(matrix) = matrix.ok().and_then(|matrix| numbers(document, matrix))
            && matrix.len() == 6
        {
            self.push("cm", matrix.into_iter().map(|part| Object::Real(part as f32)).collect());
        }
        within.push(id);
        self.take(&unpacked(form), &own, within);
        within.pop();
        self.restore();
    }
}
