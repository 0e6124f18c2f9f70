#![allow(missing_docs)]
use blendsim::{experiment::*, scenario::*};
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let text = std::fs::read_to_string(&a[1]).unwrap();
    let s = match parse("x", &a[1], &text, &a[5..].to_vec()) {
        Ok(s) => s,
        Err(f) => {
            println!("{f}");
            return;
        }
    };
    let mut d = Design::of(&s);
    d.scale = a[2].parse().unwrap();
    d.replications = (0..a[3].parse().unwrap()).collect();
    d.threads = a[4].parse().unwrap();
    if let Ok(x) = std::env::var("S") {
        d.strategies = x.split(',').map(|x| x.parse().unwrap()).collect();
    }
    let t = std::time::Instant::now();
    let c = blendsim::model::calibration::Calibration::new(&s, d.scale);
    println!("calibration {:.2}s {:?} {:?}", t.elapsed().as_secs_f64(), c.selection, c.base_trust);
    let t = std::time::Instant::now();
    let r = run(&s, &d, &Silent).unwrap();
    let el = t.elapsed().as_secs_f64();
    let m = summarise(&s, &r, "x");
    let n: f64 = m.totals.contacts;
    println!("{el:.2}s contacts {n:.0} = {:.2} M/s, events {}", n / el / 1e6, m.totals.events);
    print!("{:28}", "");
    for st in &m.strategies {
        print!("{:>24}", st.id);
    }
    println!();
    for k in blendsim::metric::METRICS {
        print!("{:28}", k.id);
        for st in &m.strategies {
            let e = st.metric(k.id);
            print!(
                "{:>16.4} ±{:>6.2}",
                e.mean.unwrap_or(f64::NAN),
                e.half_width.map_or(f64::NAN, |h| 100.0 * h / e.mean.unwrap().abs())
            );
        }
        println!();
    }
    print!("{:28}", "open");
    for st in &m.strategies {
        print!("{:>24.1}", st.open_at_end);
    }
    println!();
    print!("{:28}", "trust");
    for st in &m.strategies {
        print!("{:>10.4} -> {:>10.4}", st.trust_start, st.trust_end.mean.unwrap_or(0.));
    }
    println!();
    print!("{:28}", "VR sat");
    for st in &m.strategies {
        print!("{:>24?}", st.variance_reduction.get("satisfaction").copied().flatten());
    }
    println!();
    for v in &m.verdict {
        println!("{v}");
    }
}
