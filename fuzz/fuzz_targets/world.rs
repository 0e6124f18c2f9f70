#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| blendsim_fuzz::world(data));
