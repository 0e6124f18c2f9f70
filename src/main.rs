//! The program: parse, dispatch, print the error, exit.

use std::io::Write;
use std::process::ExitCode;

use blendsim::cli::{Cli, dispatch, exit_code, message};
use blendsim::escape::{is_hidden, terminal};
use clap::Parser;

fn main() -> ExitCode {
    match Cli::try_parse() {
        Ok(cli) => match dispatch(&cli) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => told(&message(cli.language.unwrap_or_default(), &error), exit_code(&error)),
        },
        // What was typed is quoted: it must not steer the terminal.
        Err(slip) if std::env::args_os().any(|typed| typed.to_string_lossy().contains(is_hidden)) => {
            told(&terminal(&slip.render().to_string()), u8::try_from(slip.exit_code()).unwrap_or(2))
        }
        Err(slip) => slip.exit(),
    }
}

fn told(text: &str, code: u8) -> ExitCode {
    // If standard error is closed too, the exit code is all that can be said.
    let _ = std::io::stderr().write_all(text.as_bytes());
    ExitCode::from(code)
}
