//! The ground under a drawing: land, borders, cities, views.

use maud::{Markup, html};

use super::canvas::{AROUND, Sheet, line, mm};
use crate::BriefingError;
use crate::drawing::{self, Frame};
use tpt_report::polygons_of;

/// Land, coast and borders in a frame whose size is in millimetres.
pub(super) fn ground(sheet: &mut Sheet, frame: &Frame, clip: &str) -> Result<(), BriefingError> {
    sheet.draw(drawing::fine_ground(frame, clip)?);
    Ok(())
}

/// The outline of an area given as GeoJSON.
pub(super) fn outline(frame: &Frame, geometry: &serde_json::Value) -> String {
    let mut d = String::new();
    for ring in polygons_of(geometry).into_iter().flatten() {
        d.push_str(&line(ring.into_iter().filter_map(|[lon, lat]| frame.project(lat, lon)), true));
    }
    d
}

/// A town: a dot with its name.
pub(super) fn town(sheet: &mut Sheet, frame: &Frame, (lat, lon): (f64, f64), name: &str) {
    let Some(at) = frame.project(lat, lon).filter(|at| frame.holds(*at, -1.0)) else { return };
    if sheet.label(at, &[name], "town", &AROUND) {
        sheet.draw(html! { circle .dot cx=(mm(at.0)) cy=(mm(at.1)) r="0.6" {} });
    }
}

/// A site: a diamond, filled where something there works.
pub(super) fn site(frame: &Frame, (lat, lon): (f64, f64), works: bool) -> Markup {
    let Some((x, y)) = frame.project(lat, lon) else { return html! {} };
    let d = format!("M{} {}l1.6 1.6l-1.6 1.6l-1.6-1.6Z", mm(x), mm(y - 1.6));
    html! { path .site .(if works { "works" } else { "planned" }) d=(d) {} }
}

/// A bar as long as some kilometres at the centre.
pub(super) fn scale(sheet: &mut Sheet, frame: &Frame, km: f64, (x, y): (f64, f64)) {
    let length = km / frame.km_per_px;
    sheet.draw(html! { path .rule d=(format!("M{} {}h{}", mm(x), mm(y), mm(length))) {} });
    let words = format!("{} km", tpt_report::fixed(km, 0));
    sheet.label((x + 0.5 * length, y), &[&words], "town", &[super::canvas::Side::Above]);
}
