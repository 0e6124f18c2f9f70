//! What all figures have in common: a title that states a finding, a line that explains, notes, and where it comes from.

use super::canvas::{Canvas, Drawn, FAINT, INK, PlotError, Text, draw};
use super::palette::Palette;
use super::story::Story;
use super::text::{balanced, list, short, short_in, wrapped};
use crate::findings::{Head, StrategySummary, is_withheld};
use crate::words::{Language, Told, event, say};
use plotters::style::RGBColor;

/// Width of every figure.
pub const WIDTH: f64 = 960.0;
/// Height of a figure that needs no more.
pub const HEIGHT: f64 = 560.0;
/// Left and right margin.
pub const MARGIN: f64 = 24.0;
/// Height of the title alone, for who has written it elsewhere.
pub const TITLE: f64 = 62.0;
/// Where drawings may begin.
pub const TOP: f64 = 98.0;
/// Height that notes and footer take at the bottom.
pub const BOTTOM: f64 = 64.0;

const LETTERS_OF_OVERRIDES: usize = 110;
/// Height of a line of a key.
const LINE: f64 = 20.0;

/// Names of strategies.
pub const LABEL: Text = Text::new(13.5, INK).bold();
/// Numbers at axes.
pub const TICK: Text = Text::new(12.5, INK);
/// Explanations.
pub const NOTE: Text = Text::new(11.5, FAINT);

/// The words around a drawing.
pub struct Page {
    /// The finding.
    pub title: String,
    /// What is shown, and how to read it.
    pub subtitle: String,
    /// Height.
    pub height: f64,
}

impl Page {
    /// Draws the page; `body` draws what is on it and gives notes.
    ///
    /// # Errors
    /// What plotters says.
    pub fn draw(
        &self,
        told: &Told,
        body: impl Fn(&Canvas) -> Result<Vec<String>, PlotError>,
    ) -> Result<String, PlotError> {
        self.draw_from(told.language, &origin(&told.head(), told.language), |canvas| {
            let mut notes = body(canvas)?;
            notes.extend(told.with_overrides(LETTERS_OF_OVERRIDES));
            Ok(notes)
        })
    }

    /// Draws a page whose footer says where it comes from.
    ///
    /// # Errors
    /// What plotters says.
    pub fn draw_from(
        &self,
        language: Language,
        origin: &str,
        body: impl Fn(&Canvas) -> Result<Vec<String>, PlotError>,
    ) -> Result<String, PlotError> {
        draw(language, (WIDTH, self.height), &self.title, |canvas| {
            self.heading(canvas)?;
            let notes = body(canvas)?;
            self.notes(canvas, &notes.join(" · "))?;
            canvas.text(&NOTE.fit(origin, WIDTH - 2.0 * MARGIN), (MARGIN, self.height - 16.0), NOTE)
        })
    }

    fn heading(&self, canvas: &Canvas) -> Drawn {
        let width = WIDTH - 2.0 * MARGIN;
        let broken = |size: f64| (size, balanced(&self.title, width / size, true));
        let sizes = [20.0, 17.5, 15.0, 12.5];
        let (size, lines) = sizes.into_iter().map(broken).find(|(_, lines)| lines.len() <= 2).unwrap_or_else(|| {
            let size = sizes[3];
            (size, vec![Text::new(size, INK).bold().fit(&self.title, width)])
        });
        let top = if lines.len() > 1 { 25.0 } else { 46.0 };
        for (line, text) in lines.iter().enumerate() {
            canvas.text(text, (MARGIN, top + 25.0 * line as f64), Text::new(size, INK).bold())?;
        }
        let look = Text::new(13.5, FAINT);
        canvas.text(&look.fit(&self.subtitle, width), (MARGIN, 78.0), look)
    }

    /// At most two lines above the footer.
    fn notes(&self, canvas: &Canvas, notes: &str) -> Drawn {
        let most = (WIDTH - 2.0 * MARGIN) / NOTE.size;
        let mut lines = wrapped(notes, most, NOTE.bold);
        if lines.len() > 2 {
            let rest = lines.split_off(1).join(" ");
            lines.push(NOTE.fit(&rest, WIDTH - 2.0 * MARGIN));
        }
        let first = self.height - 16.0 * (1.0 + lines.len() as f64);
        let mut places = (0..).map(|line| first + 16.0 * f64::from(line));
        lines.iter().zip(&mut places).try_for_each(|(line, y)| canvas.text(line, (MARGIN, y), NOTE))
    }
}

/// Where a figure comes from.
pub fn origin(head: &Head, language: Language) -> String {
    let fit = head.fit.as_ref().map(|fit| say!(language, "under-fit", fit = short(fit)));
    say!(
        language,
        "origin",
        scenario = short(&head.scenario),
        fit = fit.map_or_else(String::new, |fit| format!(" {fit}")),
        run = &head.run_id,
        scale = head.scale,
        waits = head.waits.at_scale(head.scale).name(),
        n = head.replications.len(),
        seed = head.seed.to_string(),
        version = head.version,
    )
}

/// A note on strategies whose satisfaction is not judged.
pub fn withheld_note(told: &Told) -> Option<String> {
    withheld_among(told, |_| true)
}

/// The same on those that a figure shows.
pub fn withheld_among(told: &Told, is_shown: impl Fn(&StrategySummary) -> bool) -> Option<String> {
    if told.unmeasured.is_some() {
        return Some(say!(told.language, "unmeasured-note", scale = told.scale));
    }
    let withheld = told.strategies.iter().filter(|s| is_shown(s) && is_withheld(told, s));
    let names: Vec<String> = withheld.map(|strategy| short(&strategy.id)).collect();
    let list = list(told.language, &names);
    (!names.is_empty()).then(|| say!(told.language, "withheld-note", scale = told.scale, list = list))
}

/// A note on the dated events of strategies; what befalls several of them is told once.
pub fn changes_note(story: &Story) -> Option<String> {
    let mut events: Vec<(String, Vec<String>)> = Vec::new();
    for detail in &story.detail.strategies {
        for change in story.changes(detail) {
            let event = format!("{} {}", change.date, event(story.told.language, &change.event));
            match events.iter_mut().find(|(known, _)| *known == event) {
                Some((_, of)) => of.push(short(&detail.id)),
                None => events.push((event, vec![short(&detail.id)])),
            }
        }
    }
    events.sort_by(|a, b| a.0.cmp(&b.0));
    let all = story.detail.strategies.iter().filter(|detail| story.changes(detail).next().is_some()).count();
    let one = |(event, of): &(String, Vec<String>)| {
        if of.len() == all && all > 2 { event.clone() } else { format!("{event} ({})", of.join(", ")) }
    };
    let at_length = events.iter().map(one).collect::<Vec<_>>().join("; ");
    let ids: Vec<String> =
        story.detail.strategies.iter().filter(|d| story.changes(d).next().is_some()).map(|d| short(&d.id)).collect();
    let language = story.told.language;
    let note = if at_length.chars().count() > 150 {
        say!(language, "events-of", list = list(language, &ids))
    } else {
        say!(language, "events", events = at_length)
    };
    (!events.is_empty()).then_some(note)
}

/// A name in a given width: smaller if need be, and without its middle where it could not be read.
pub fn name_in(name: &str, width: f64, look: Text) -> (String, Text) {
    let size = (look.size * width / look.measure(&short(name)).0).clamp(10.5, look.size);
    (short_in(name, width / size, look.bold), Text { size, ..look })
}

/// Marks and names of strategies side by side, as many in a line as there is room for.
pub struct Key<'a> {
    /// The strategies.
    pub ids: Vec<&'a str>,
    /// Their looks.
    pub palette: &'a Palette,
}

impl<'a> Key<'a> {
    /// That of a story.
    pub fn of(story: &'a Story) -> Self {
        let ids = story.told.summary.strategies.iter().map(|strategy| strategy.id.as_str()).collect();
        Self { ids, palette: story.palette }
    }

    /// Each strategy with its name as it is shown, and where that stands from the top left.
    fn places(&self) -> Vec<(&'a str, String, (f64, f64))> {
        let (mut x, mut y) = (MARGIN, 0.0);
        let mut places = Vec::new();
        for &id in &self.ids {
            let name = short(id);
            let width = LABEL.measure(&name).0 + 38.0;
            if x > MARGIN && x + width > WIDTH - MARGIN {
                (x, y) = (MARGIN, y + LINE);
            }
            places.push((id, name, (x, y)));
            x += width;
        }
        places
    }

    /// How high it is.
    pub fn height(&self) -> f64 {
        self.places().last().map_or(0.0, |(.., (_, y))| y + LINE)
    }

    /// Draws it, from `top` down.
    ///
    /// # Errors
    /// What plotters says.
    pub fn draw(&self, canvas: &Canvas, top: f64) -> Drawn {
        for (id, name, (x, y)) in self.places() {
            let (colour, marker) = self.palette.look(id);
            let y = top + 8.0 + y;
            canvas.marker(marker, (x + 7.0, y), 5.5, colour)?;
            canvas.text(&name, (x + 18.0, y), LABEL.coloured(darker(colour)))?;
        }
        Ok(())
    }
}

/// The colour of a mark as the colour of words, which are thinner and need more contrast.
pub fn darker(RGBColor(r, g, b): RGBColor) -> RGBColor {
    let part = |channel: u8| (u16::from(channel) * 7 / 10) as u8;
    RGBColor(part(r), part(g), part(b))
}
