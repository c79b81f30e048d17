//! The soak as a picture (SVG): a field for each figure, its course over time, the half that is judged in grey, and where
//! the Hub was killed or ended.

use std::fmt::Write as _;

use super::sample::{FIGURES, Figure, Series};
use super::verdict::{Line, Verdict};

const COLUMNS: usize = 3;
const WIDTH: f64 = 330.0;
const HEIGHT: f64 = 130.0;
/// Around a field's course: its name above, and a little air.
const ABOVE: f64 = 36.0;
const BESIDE: f64 = 12.0;
/// How many points a course has at most.
const POINTS_MAX: usize = 300;

/// Draws it.
pub(super) fn svg(series: &Series, lines: &[Line]) -> String {
    let shown: Vec<&Figure> = FIGURES.iter().filter(|figure| !series.of(figure.name).is_empty()).collect();
    let (width, height) = (WIDTH * COLUMNS as f64, HEIGHT * shown.len().div_ceil(COLUMNS) as f64);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"11\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
    );
    for (number, figure) in shown.into_iter().enumerate() {
        let (column, row) = (number % COLUMNS, number / COLUMNS);
        let verdict = lines.iter().find(|line| line.figure.name == figure.name).map(|line| line.verdict);
        let _ = writeln!(
            text,
            "<g transform=\"translate({:.0} {:.0})\">",
            column as f64 * WIDTH,
            row as f64 * HEIGHT
        );
        field(&mut text, figure, series, verdict);
        text.push_str("</g>\n");
    }
    text.push_str("</svg>\n");
    text
}

fn field(text: &mut String, figure: &Figure, series: &Series, verdict: Option<Verdict>) {
    let values = series.of(figure.name);
    let end = series.looks.last().map_or(1.0, |(at, _)| at.max(1.0));
    let most = values.iter().map(|(_, value)| *value).fold(0.0, f64::max);
    let (colour, word) = match verdict {
        Some(Verdict::Grows) => ("#cf222e", "grows"),
        Some(Verdict::Explained(_)) => ("#9a6700", "explained"),
        Some(Verdict::Flat) => ("#1a7f37", "flat"),
        _ => ("#0969da", ""),
    };
    let (right, bottom) = (WIDTH - BESIDE, HEIGHT - BESIDE);
    let x = |at: f64| BESIDE + (right - BESIDE) * at / end;
    let y = |value: f64| bottom - (bottom - ABOVE) * if most > 0.0 { value / most } else { 0.0 };
    let half = x(series.half());
    let _ = writeln!(
        text,
        "<text x=\"{BESIDE}\" y=\"16\" font-size=\"12\">{}</text>\n\
         <text x=\"{right}\" y=\"16\" text-anchor=\"end\" fill=\"{colour}\">{word}</text>\n\
         <text x=\"{BESIDE}\" y=\"30\" fill=\"#555\">up to {}</text>\n\
         <rect x=\"{half:.1}\" y=\"{ABOVE}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"#f0f0f0\"/>",
        figure.name,
        figure.unit.write(most),
        right - half,
        bottom - ABOVE
    );
    for (at, _) in &series.marks {
        let at = x(*at);
        let _ = writeln!(
            text,
            "<line x1=\"{at:.1}\" y1=\"{ABOVE}\" x2=\"{at:.1}\" y2=\"{bottom}\" stroke=\"#bbb\" stroke-dasharray=\"3 3\"/>"
        );
    }
    let step = values.len().div_ceil(POINTS_MAX).max(1);
    let points: Vec<String> =
        values.iter().step_by(step).map(|(at, value)| format!("{:.1},{:.1}", x(*at), y(*value))).collect();
    let _ = writeln!(
        text,
        "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.2\"/>\n\
         <line x1=\"{BESIDE}\" y1=\"{bottom}\" x2=\"{right}\" y2=\"{bottom}\" stroke=\"#555\"/>",
        points.join(" ")
    );
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Look, MEMORY};
    use super::super::verdict::judge;
    use super::*;

    #[test]
    fn each_figure_that_is_there_has_a_field_and_its_course_stays_in_it() {
        let mut series = Series::default();
        for second in 0..1_000 {
            let at = f64::from(second);
            series.looks.push((at, Look::of(&[(MEMORY, 40e6 + at * 1e5), ("tasks", 0.0)])));
        }
        series.marks.push((100.0, "the hub was killed".to_owned()));
        let text = svg(&series, &judge(&series));
        assert_eq!((text.matches("<polyline").count(), text.matches("stroke-dasharray").count()), (2, 2));
        assert!(text.contains(">grows</text>") && text.contains("up to 139.9 MB"), "{text}");
        let points = text.split("points=\"").nth(1).unwrap().split('"').next().unwrap();
        let points: Vec<(f64, f64)> = points
            .split(' ')
            .map(|point| point.split_once(',').unwrap())
            .map(|(x, y)| (x.parse().unwrap(), y.parse().unwrap()))
            .collect();
        assert!(points.len() <= POINTS_MAX);
        assert!(points.iter().all(|(x, y)| (0.0..=WIDTH).contains(x) && (ABOVE..=HEIGHT).contains(y)));
    }
}
