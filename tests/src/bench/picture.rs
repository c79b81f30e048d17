//! The report as a picture (SVG): for each line the ratio's spread on a logarithmic scale, the peer's own spread behind
//! it, and where the goal is.

use std::fmt::Write as _;

use super::line::{Goal, Line, Verdict};
use super::report::Report;
use super::rounds::Spread;

const ROW: f64 = 26.0;
const TOP: f64 = 46.0;
const LEFT: f64 = 430.0;
const WIDTH: f64 = 460.0;
const RIGHT: f64 = 110.0;

/// The ends of the scale.
const LEAST: f64 = 0.05;
const MOST: f64 = 20.0;
const MARKS: [f64; 9] = [0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0];

/// Draws it.
pub fn svg(report: &Report) -> String {
    let height = TOP + ROW * report.lines.len() as f64 + 30.0;
    let width = LEFT + WIDTH + RIGHT;
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n\
         <text x=\"10\" y=\"18\" font-size=\"14\">The Hub, in ratio to its peer or limit</text>\n"
    );
    for mark in MARKS {
        let (x, bottom) = (place(mark), height - 24.0);
        let colour = if mark == 1.0 { "#555" } else { "#ddd" };
        let _ = writeln!(
            text,
            "<line x1=\"{x:.1}\" y1=\"{TOP}\" x2=\"{x:.1}\" y2=\"{bottom}\" stroke=\"{colour}\"/>"
        );
        let _ = writeln!(
            text,
            "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\" fill=\"#555\">{mark}</text>",
            height - 8.0
        );
    }
    for (index, line) in report.lines.iter().enumerate() {
        draw(&mut text, line, TOP + ROW * (index as f64 + 0.5));
    }
    text.push_str("</svg>\n");
    text
}

fn draw(text: &mut String, line: &Line, y: f64) {
    let name = escaped(&format!("{}: {}", line.row, line.what));
    let _ =
        writeln!(text, "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{name}</text>", LEFT - 10.0, y + 4.0);
    if let Some(Spread { min, max, .. }) = line.control() {
        let (from, to) = (place(min), place(max));
        let _ = writeln!(
            text,
            "<rect x=\"{from:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"12\" fill=\"#ccc\"/>",
            y - 6.0,
            (to - from).max(1.0)
        );
    }
    let colour = match line.verdict() {
        Verdict::Reached => "#1a7f37",
        Verdict::Missed => "#cf222e",
        Verdict::Shown => "#0969da",
    };
    if let Some(Spread { min, median, max }) = line.ratio() {
        let (from, middle, to) = (place(min), place(median), place(max));
        let _ = writeln!(
            text,
            "<line x1=\"{from:.1}\" y1=\"{y:.1}\" x2=\"{to:.1}\" y2=\"{y:.1}\" stroke=\"{colour}\" stroke-width=\"2\"/>\n\
             <circle cx=\"{middle:.1}\" cy=\"{y:.1}\" r=\"5\" fill=\"{colour}\"/>\n\
             <text x=\"{:.1}\" y=\"{:.1}\" fill=\"{colour}\">{median:.2}</text>",
            LEFT + WIDTH + 12.0,
            y + 4.0
        );
    }
    // The goal points to where it is good.
    let (goal, way) = match line.goal {
        Goal::AtLeast(goal) => (goal, 6.0),
        Goal::AtMost(goal) => (goal, -6.0),
        Goal::NoneMoreIsBetter | Goal::NoneLessIsBetter => return,
    };
    let x = place(goal);
    let _ = writeln!(
        text,
        "<path d=\"M {x:.1} {:.1} L {x:.1} {:.1} L {:.1} {y:.1} Z\" fill=\"#9a6700\"/>",
        y - 7.0,
        y + 7.0,
        x + way
    );
}

/// Where a ratio stands; what is off the scale stands at its end.
fn place(ratio: f64) -> f64 {
    let part = (ratio.clamp(LEAST, MOST) / LEAST).ln() / (MOST / LEAST).ln();
    LEFT + WIDTH * part
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::super::line::Unit;
    use super::super::rounds::Sample;
    use super::*;

    #[test]
    fn a_ratio_stands_between_its_neighbours_and_never_off_the_scale() {
        let places: Vec<f64> = [0.0, 0.05, 0.3, 1.0, 3.0, 20.0, 1e9].map(place).to_vec();
        assert!(places.is_sorted(), "{places:?}");
        assert_eq!((places[0], places[6]), (LEFT, LEFT + WIDTH));
    }

    #[test]
    fn each_line_is_drawn_with_its_goal() {
        let line = |what: &str, goal| Line {
            row: "get",
            what: what.to_owned(),
            peer: "x".to_owned(),
            unit: Unit::Requests,
            samples: vec![Sample { hub: 1.0, peer: 2.0, again: Some(2.0) }],
            goal,
            notes: Vec::new(),
        };
        let lines = vec![line("a <b> & c", Goal::AtLeast(0.6)), line("d", Goal::NoneMoreIsBetter)];
        let text = svg(&Report { lines, ..Report::default() });
        assert_eq!((text.matches("<circle").count(), text.matches("<path").count()), (2, 1), "{text}");
        assert!(text.contains("a &lt;b&gt; &amp; c"));
    }
}
