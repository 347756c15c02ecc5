//! Drawing in millimetres, at the size at which it is printed.
//!
//! A label is set where it covers no other: each tries the places around its mark in turn. How wide a text is follows from its letters,
//! a little too wide rather than too narrow.

use maud::{Markup, html};

/// A point of type in millimetres.
const POINT_MM: f64 = 25.4 / 72.0;

/// The smallest type of a drawing, in points: nothing in print is smaller than 7.
const LETTER_PT: f64 = 7.5;

/// How far a label stands from its mark, mm.
const GAP_MM: f64 = 1.2;

/// A rectangle on the sheet, mm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rect {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Rect {
    fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn grown(self, by: f64) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }
}

/// To which side of its mark a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Right,
    Left,
    Above,
    Below,
    /// On the mark itself.
    On,
}

/// Every side, the best readable first.
pub(super) const AROUND: [Side; 4] = [Side::Right, Side::Left, Side::Above, Side::Below];

/// A drawing of a size, mm, with the ground that its labels take.
pub(super) struct Sheet {
    id: &'static str,
    size: (f64, f64),
    parts: Vec<Markup>,
    labels: Vec<Markup>,
    taken: Vec<Rect>,
}

impl Sheet {
    pub(super) fn new(id: &'static str, width_mm: f64, height_mm: f64) -> Self {
        Self { id, size: (width_mm, height_mm), parts: Vec::new(), labels: Vec::new(), taken: Vec::new() }
    }

    /// Adds lines and areas, below all labels.
    pub(super) fn draw(&mut self, part: Markup) {
        self.parts.push(part);
    }

    /// Keeps labels away from a place.
    pub(super) fn keep_free(&mut self, rect: Rect) {
        self.taken.push(rect);
    }

    /// A label of one or more lines beside a mark, on the first of the sides where it covers nothing; whether one was free. The class is
    /// one of the style sheet's.
    pub(super) fn label(&mut self, at: (f64, f64), lines: &[&str], class: &str, sides: &[Side]) -> bool {
        self.label_in(at, lines, class, sides, LETTER_PT)
    }

    /// The same in a size of type, in points.
    pub(super) fn label_in(
        &mut self,
        at: (f64, f64),
        lines: &[&str],
        class: &str,
        sides: &[Side],
        points: f64,
    ) -> bool {
        let size_mm = points * POINT_MM;
        let leading = 1.2 * size_mm;
        let width = lines.iter().map(|line| width_mm(line, points)).fold(0.0, f64::max);
        let height = leading * lines.len() as f64;
        for side in sides {
            let (left, top, anchor) = match side {
                Side::Right => (at.0 + GAP_MM, at.1 - 0.5 * height, "start"),
                Side::Left => (at.0 - GAP_MM - width, at.1 - 0.5 * height, "end"),
                Side::Above => (at.0 - 0.5 * width, at.1 - GAP_MM - height, "middle"),
                Side::Below => (at.0 - 0.5 * width, at.1 + GAP_MM, "middle"),
                Side::On => (at.0 - 0.5 * width, at.1 - 0.5 * height, "middle"),
            };
            let rect = Rect { left, top, right: left + width, bottom: top + height };
            let inside = left >= 0.0 && top >= 0.0 && rect.right <= self.size.0 && rect.bottom <= self.size.1;
            if !inside || self.taken.iter().any(|taken| taken.meets(&rect)) {
                continue;
            }
            let x = match anchor {
                "start" => left,
                "end" => rect.right,
                _ => 0.5 * (left + rect.right),
            };
            self.labels.push(html! {
                text .(class) x=(mm(x)) text-anchor=(anchor) font-size=(mm(size_mm)) {
                    @for (i, line) in lines.iter().enumerate() {
                        tspan x=(mm(x)) y=(mm(top + leading * (i as f64 + 0.8))) { (line) }
                    }
                }
            });
            self.taken.push(rect.grown(0.3));
            return true;
        }
        false
    }

    /// The drawing, with what it shows in words for those who cannot see it.
    pub(super) fn svg(self, title: &str, described: &str) -> Markup {
        let (width, height) = self.size;
        let (title_id, desc_id) = (format!("{}-title", self.id), format!("{}-desc", self.id));
        html! {
            svg #(self.id) .plate viewBox=(format!("0 0 {} {}", mm(width), mm(height))) role="img"
                style=(format!("width:{}mm;height:{}mm", mm(width), mm(height))) aria-labelledby=(format!("{title_id} {desc_id}")) {
                title #(title_id) { (title) }
                desc #(desc_id) { (described) }
                @for part in &self.parts { (part) }
                @for label in &self.labels { (label) }
            }
        }
    }
}

/// A length in the drawing, to a hundredth of a millimetre.
pub(super) fn mm(value: f64) -> String {
    let hundredths = (value * 100.0).round() / 100.0;
    if hundredths == 0.0 { "0".to_owned() } else { format!("{hundredths}") }
}

/// A path through points.
pub(super) fn line(points: impl IntoIterator<Item = (f64, f64)>, closed: bool) -> String {
    let mut d = String::new();
    let mut last = None;
    for (x, y) in points {
        let here = (mm(x), mm(y));
        if last.as_ref() == Some(&here) {
            continue;
        }
        d.push(if last.is_none() { 'M' } else { 'L' });
        d.push_str(&here.0);
        d.push(' ');
        d.push_str(&here.1);
        last = Some(here);
    }
    if closed {
        d.push('Z');
    }
    d
}

/// How wide a text is at most in a size of type.
pub(super) fn width_mm(text: &str, points: f64) -> f64 {
    let ems: f64 = text.chars().map(em_of).sum();
    ems * points * POINT_MM
}

/// The width of a letter over the size of the type: generous for any serif face.
fn em_of(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' | ' ' | '\u{202f}' | '(' | ')' => {
            0.32
        }
        'f' | 'r' | 't' | 's' | '-' | 'I' => 0.45,
        'm' | 'w' | 'M' | 'W' | '—' | '%' | '…' => 0.92,
        'A'..='Z' => 0.74,
        '\u{1100}'..='\u{11ff}' | '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' => 1.0,
        '\u{400}'..='\u{4ff}' => 0.68,
        _ => 0.57,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_cover_no_other_label_and_nothing_kept_free() {
        let mut sheet = Sheet::new("test", 60.0, 30.0);
        sheet.keep_free(Rect { left: 36.0, top: 0.0, right: 60.0, bottom: 30.0 });
        assert!(sheet.label((30.0, 15.0), &["Seoul"], "city", &AROUND));
        assert!(sheet.label((30.0, 17.0), &["Daegu"], "city", &AROUND));
        assert_eq!(sheet.taken.len(), 3);
        for (i, one) in sheet.taken.iter().enumerate() {
            assert!(sheet.taken.iter().skip(i + 1).all(|other| !one.grown(-0.3).meets(other)));
        }
    }

    #[test]
    fn what_does_not_fit_is_not_drawn() {
        let mut sheet = Sheet::new("test", 10.0, 10.0);
        assert!(!sheet.label((5.0, 5.0), &["far too long a name for this sheet"], "city", &AROUND));
        assert!(sheet.labels.is_empty());
    }
}
