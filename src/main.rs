//! The program: parse, dispatch, print the error, exit.

use std::io::Write;
use std::process::ExitCode;

use blendsim::cli::{Cli, dispatch, exit_code, message};
use clap::Parser;

fn main() -> ExitCode {
    match dispatch(&Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // If standard error is closed too, the exit code is all that can be said.
            let _ = std::io::stderr().write_all(message(&error).as_bytes());
            ExitCode::from(exit_code(&error))
        }
    }
}
