//! What a command works on: the catalogue at a date, the scenario, the beliefs.

use std::convert::Infallible;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use quick_cache::sync::Cache;
use tpt_ask::Study;
use tpt_briefing::sha256_hex;
use tpt_catalogue::{Catalogue, Layer, RecordId, did_you_mean, embedded, nearest};
use tpt_report::OverlayReport;
use tpt_scenario::{Beliefs, Scenario, embedded_scenarios};

use crate::args::Global;
use crate::error::ShellError;
use crate::files::read_bounded;
use crate::overlay::Overlay;

/// Dates at which the catalogue is kept, for many questions about one day.
const DATES: usize = 4;

/// The whole catalogue with the layers it was read from.
#[derive(Debug)]
pub(crate) struct Facts {
    /// Every record, of every date.
    pub(crate) catalogue: Catalogue,
    /// What the folder over the built-in layer holds.
    pub(crate) overlay: Option<OverlayReport>,
    layers: Vec<Layer<'static>>,
    /// The hash and the path of each file, in order, once somebody has asked.
    files: OnceLock<String>,
    cuts: Cache<Date, Arc<Catalogue>>,
}

impl Facts {
    /// The catalogue that the program carries, with a folder laid over it.
    pub(crate) fn load(data: Option<&Path>) -> Result<Self, ShellError> {
        let mut layers = vec![embedded()];
        let mut not_read = Vec::new();
        if let Some(dir) = data {
            let overlay = Overlay::read(dir)?;
            layers.push(overlay.layer);
            not_read = overlay.not_read;
        }
        let (catalogue, counts) = Catalogue::load_counted(&layers)?;
        let overlay = layers.get(1).zip(counts.get(1)).map(|(layer, count)| OverlayReport {
            files: layer.files.len(),
            records: count.records,
            replacing: count.replacing,
            not_read,
        });
        Ok(Self { catalogue, overlay, layers, files: OnceLock::new(), cuts: Cache::new(DATES) })
    }

    /// The catalogue as of a date.
    pub(crate) fn cut(&self, date: Date) -> Arc<Catalogue> {
        let cut = || Ok::<_, Infallible>(Arc::new(self.catalogue.as_of(date)));
        let Ok(found) = self.cuts.get_or_insert_with(&date, cut);
        found
    }

    /// The as-of date: the one given, or the newest in the catalogue; never the clock.
    pub(crate) fn as_of(&self, global: &Global) -> Date {
        global.asof().or(self.catalogue.as_of).unwrap_or(Date::MAX)
    }

    /// What questions are asked of, by the choices of every command.
    pub(crate) fn study(&self, global: &Global) -> Result<Study<'static>, ShellError> {
        self.study_on(global, self.as_of(global))
    }

    /// The same on another day.
    pub(crate) fn study_on(&self, global: &Global, date: Date) -> Result<Study<'static>, ShellError> {
        let chosen = Chosen::load(global, &self.catalogue)?;
        let cut = self.cut(date);
        let beliefs = beliefs(global, &chosen.scenario, &cut)?;
        let inputs_sha256 = self.inputs_sha256(&chosen.text);
        let study = Study::new(cut, chosen.scenario, date, beliefs);
        Ok(study.sampled(global.choices.samples.0, global.choices.seed.0).read_from(inputs_sha256))
    }

    /// What identifies the files that were read: each one's hash and path, and the scenario's text.
    pub(crate) fn inputs_sha256(&self, scenario_text: &[u8]) -> String {
        let files = self.files.get_or_init(|| {
            let files = self.layers.iter().flat_map(|layer| &layer.files);
            let mut lines: Vec<String> =
                files.map(|file| format!("{}  {}\n", sha256_hex(&file.bytes), file.path)).collect();
            lines.sort();
            lines.concat()
        });
        sha256_hex(format!("{files}{}", sha256_hex(scenario_text)).as_bytes())
    }

    /// What identifies what the files say: the built-in layer as it stands, the user's files and the scenario without their
    /// comments and line ends.
    #[cfg(feature = "parquet")]
    pub(crate) fn content_sha256(&self, scenario_text: &[u8]) -> Result<String, ShellError> {
        let mut lines = Vec::new();
        for (i, file) in self
            .layers
            .iter()
            .enumerate()
            .flat_map(|(i, layer)| layer.files.iter().map(move |file| (i, file)))
        {
            let sha256 = match i {
                0 => sha256_hex(&file.bytes),
                _ => sha256_hex(tpt_catalogue::content_of(&file.shown_as, &file.bytes)?.as_bytes()),
            };
            lines.push(format!("{sha256}  {}\n", file.path));
        }
        lines.sort();
        let scenario = tpt_catalogue::content_of("scenario", scenario_text)?;
        Ok(sha256_hex(format!("{}{}", lines.concat(), sha256_hex(scenario.as_bytes())).as_bytes()))
    }
}

/// A scenario with its text.
pub(crate) struct Chosen {
    pub(crate) scenario: Scenario,
    pub(crate) text: Vec<u8>,
}

impl Chosen {
    /// The scenario named on the command line, or the first that the program carries.
    pub(crate) fn load(global: &Global, catalogue: &Catalogue) -> Result<Self, ShellError> {
        let (file, text) = match &global.choices.scenario {
            None => embedded_scenarios()
                .first()
                .map(|(file, text)| ((*file).to_owned(), text.as_bytes().to_vec())),
            Some(named) => Some(find(named)?),
        }
        .unwrap_or_default();
        let scenario = Scenario::read(&file, &text, catalogue)?;
        Ok(Self { scenario, text })
    }
}

/// The id of a scenario that the program carries: its file name without the ending.
pub(crate) fn id_of(file: &str) -> &str {
    Path::new(file).file_stem().and_then(|stem| stem.to_str()).unwrap_or(file)
}

fn find(named: &str) -> Result<(String, Vec<u8>), ShellError> {
    if let Some((file, text)) = embedded_scenarios().iter().find(|(file, _)| id_of(file) == named) {
        return Ok(((*file).to_owned(), text.as_bytes().to_vec()));
    }
    let path = Path::new(named);
    if RecordId::try_from(named.to_owned()).is_ok() && !path.exists() {
        let known: Vec<&str> = embedded_scenarios().iter().map(|(file, _)| id_of(file)).collect();
        let meant = nearest(named, known.iter().copied());
        let hint = did_you_mean(meant);
        let known = known.join(", ");
        return Err(ShellError::Usage(format!(
            "--scenario `{named}` is neither a file nor a known scenario; allowed: a file, or {known}{hint}"
        )));
    }
    Ok((named.to_owned(), read_bounded("--scenario file", path)?))
}

/// The assumption set in force, with the overrides.
pub(crate) fn beliefs(
    global: &Global,
    scenario: &Scenario,
    catalogue: &Catalogue,
) -> Result<Beliefs, ShellError> {
    let set = global.choices.figures.as_deref().unwrap_or(scenario.figures.as_str());
    Ok(Beliefs::new(catalogue, set, &global.choices.figure)?)
}
