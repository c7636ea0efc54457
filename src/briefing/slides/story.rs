//! Problem, solution and whom it is for, as far as they fit slides.

use serde::Serialize;

use super::super::excerpt::Excerpt;
use super::super::project::ProjectText;
use super::sentences::{SlideText, first_words, plain, titled};

/// Problem and solution on one slide or two.
#[derive(Debug, Clone, Serialize)]
pub struct Story {
    /// The problem.
    pub problem: SlideText,
    /// The solution.
    pub solution: SlideText,
    /// Whether both stand on one slide: there is too little to say for two.
    pub together: bool,
    /// Whether the profile says anything of either.
    pub stated: bool,
    /// Whom it is for.
    pub audience: Excerpt<String>,
}

/// The most characters of a text that has a slide to itself, and of one that shares it.
const MAX_CHARS: [usize; 2] = [900, 560];
/// The fewest characters of problem and solution together that are worth two slides.
const MIN_CHARS_OF_TWO: usize = 420;
const AUDIENCE: usize = 5;

/// `spare` says that there are slides enough for two.
pub(super) fn story(project: &ProjectText, spare: bool) -> Story {
    let length = |text: &[String]| text.iter().map(|p| p.chars().count()).sum::<usize>();
    let (problem, solution) = (length(&project.problem), length(&project.solution));
    let apart = spare && problem > 0 && solution > 0 && problem + solution >= MIN_CHARS_OF_TWO;
    let text = |paragraphs: &[String]| match apart {
        true => titled(paragraphs, MAX_CHARS[0]),
        false => plain(paragraphs, MAX_CHARS[1]),
    };
    Story {
        // On one slide the first sentence of the problem is the title of both.
        problem: if problem > 0 && solution > 0 && !apart {
            titled(&project.problem, MAX_CHARS[1])
        } else {
            text(&project.problem)
        },
        solution: text(&project.solution),
        together: !apart,
        stated: problem + solution > 0,
        audience: Excerpt::new(
            &project.target_groups.iter().map(|g| first_words(g, 120)).collect::<Vec<_>>(),
            AUDIENCE,
        ),
    }
}
