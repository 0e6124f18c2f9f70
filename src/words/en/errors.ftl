# What went wrong: what was found, and what to do about it. What the system says ($why) stands as it says it.

interrupted = interrupted: the run was discarded, no results were written
nothing-written = interrupted: nothing was written
cannot-write = cannot write { $path }
cannot-read = cannot read { $path }
cannot-print = cannot write to standard output
cannot-heed = cannot watch for Ctrl-C
faults = { $n ->
    [1] 1 fault
   *[other] { $n } faults
}; nothing was done

# What was asked for.

no-scenario = no file and no built-in scenario is called `{ $name }`{ $meant }
no-builtin = there is no built-in scenario `{ $name }`{ $meant }
meant = : did you mean `{ $name }`?
built-in = ; built in are { $list }
no-such = scenario `{ $scenario }` has no { $what ->
    [fit] fit
    [team] team
   *[strategy] strategy
} `{ $name }`; it has { $known }{ $meant }
meant-of-these = {" "}— did you mean `{ $name }`?
none-known = none
focus-not-run = --focus { $name }: --strategy leaves it out; name it there too
no-handle-time = counts say nothing of how long a contact takes: give --handle-time, as in --handle-time 4min
team-of-counts = --team is of a scenario: a file of counts has no teams
staff-which-team = scenario `{ $scenario }` has several teams, or none with people, under its baseline ({ $known }): name one by --team
shift-grid = --{ $what } is no multiple of { $interval }, the interval of the counts or of the demand
shift-length = { $is_day ->
    [yes] --shift lasts { $length }; allowed: at most 24 h
   *[no] --shift-break takes all of a --shift of { $length }: let the shift last longer than its break
}
staff-no-contacts = no contact comes in any interval, so that nobody is needed: look whether the column of counts is the right one (--count)
shifts-many = shifts of { $patterns } patterns are more than the { $most } that can be looked through: let them start less often by --shift-starts
shifts-bare = shifts that put nobody on duty from { $from } to { $to }, where agents are required{ $more ->
    [0] { "" }
   *[other] , nor in { $more } other intervals
}: give a longer --shift, or a smaller --shift-starts
is-table = { $path } holds a table, not a scenario; if these are counts by interval, `blendsim import-arrivals FILE --write demand.toml` makes a section [demand] of them
is-empty = { $path } is empty; `blendsim init klarna FILE` writes a scenario to start from
full-at-scale = --waits full follows everybody, which is 1:1: leave out --scale 1:{ $scale }, or ask for --waits crowd
no-crowd = no crowd can stand beside those who are followed with { $key }: --waits full follows everybody, --waits small makes the lines as small as the scale
no-small = lines as small as the scale cannot hold { $key }: what waits for the next opening does not shrink as they do; --waits crowd lets everybody else stand in line, --waits full follows everybody
no-formula = waits by formula cannot hold { $key }: { $crowd ->
    [yes] --waits crowd lets everybody else stand in line
   *[no] --waits small makes the lines as small as the scale
}, --waits full follows everybody
too-coarse = scale 1:{ $scale } leaves { $left } of { $customers } customers, fewer than the { $least } of an experiment; --scale 1:{ $finer } or finer fits
too-fine = scale 1:{ $scale } comes to { $number } { $what ->
    [chats] chats
   *[customers] customers at the end
}, more than the { $most } that are run; { $out }
too-large = this run is too large: about { $contacts } contacts (at most { $most } are run) and { $needed } of memory ({ $free } are free for it); { $out }
scale-fits = --scale 1:{ $scale } fits
no-scale-fits = no scale fits: ask for { $instead ->
    [growth] less growth or a shorter length
   *[runs] fewer replications or strategies, or a shorter length
}
too-large-at = --flips, with { $path } at its { $end ->
    [low] low
   *[high] high
}: { $why }, or leave out --flips
few-worlds = --draws { $wanted }: of { $tried } draws from the ranges only { $found } are worlds that can be run; the first that is none: { $why }. Narrow the ranges that forbid each other, or leave the worlds out with --draws 0
never-answered = demand.counts: found more answered contacts than the baseline can answer; allowed: at most about { $share } of them with its people as typed. Type the people who were there when these were counted, or counts_are = "contacts" if those who were not answered are among them
nothing-to-draw = --draws: no input of this scenario has a range that is drawn; give inputs as {"{"} low = …, mode = …, high = … {"}"}, and say seen = "never" of one that is taken to be known today
shelf-foreign = { $path } { $found ->
    [none] is no shelf of blendsim
   *[other] begins with "{ $found }"
}; allowed: one that begins with "{ $allowed }", or none. Remove it, write elsewhere with --out, or add --no-shelf
lives-kept = { $n ->
    [one] one life is
   *[other] { $n } lives are
} kept in { $path }: the same command goes on from there
shelf-busy = { $path } is in use by another run: what this one lives is not kept there
shelf-refused = { $path } takes no more ({ $why }): what is lived from here on is not kept there
nothing-fitted = { $path } has no fitted target that the strategies that are run can be held against; allowed: a scenario with [target.NAME] sections of basis = "fitted", as `blendsim init klarna` shows them
flips-of-one = --flips needs at least two replications: one replication has no interval, so that no difference is ever found
no-targets = { $path } has no targets to be held against; add [target.NAME] sections, as `blendsim init klarna` shows them
strategies-of-targets = targets takes no --strategy; the targets say which strategies are run, and --beside runs all
no-customer = there is no customer { $number } at scale 1:{ $scale }; they are numbered 0 to { $last }, and --busiest finds one who comes
figure-kind = { $path }: a figure ends in { $png ->
    [yes] .svg or .png
   *[no] .svg, for this program draws no .png
}
exists = { $path } exists and is left as it is; name another file
no-place = { $path } is no place for a file ({ $why }): give a file in a folder that exists

# Questions without an answer.

too-much-load = the load is { $load } erlang (rate × handle time); allowed: up to 1 million
too-long-line = about { $line } contacts would wait; allowed: up to 10 million; give a shorter --patience or more --agents
without-end = { $agents } cannot carry a load of { $load } erlang: the queue grows without end; it needs at least { $enough }, or erlang a if callers give up
nothing-to-fit = nothing to fit to; give --pass4, or another as --pass 2=47%
given-twice = pass^{ $k } is given twice; allowed: one share for each number of tries
no-rho = pass^{ $k } of { $together } with pass^1 of { $p }: { $k } tries solve { $why ->
    [swapped] more often together than one alone (are the two swapped?)
    [below] less often together than if their luck were independent
   *[above] more alike than at ρ = { $most }
}; allowed: { $low } to { $high }
needs-patience = Erlang A needs --patience, as in --patience 5min; without any, use erlang c
loss-has-no-patience = under Erlang B nobody waits; leave out --patience, or use erlang a
loss-has-no-threshold = under Erlang B nobody waits; leave out --threshold, or use erlang a or c
endless-patience = under Erlang C patience is endless; leave out --patience, or use erlang a
rows-missed = { $misses } of { $rows } rows miss

# Files that are read.

unread-missing = { $path }: found no file of this name; allowed: { $wanted }
unread-refused = { $path }: found { $found }; allowed: up to { $most }, in a file that is { $wanted }
wanted = { $what ->
    [scenario] a scenario
    [theme] a theme
    [manifest] a manifest of blendsim
    [counts] a CSV file or a workbook of counts
    [shelf] a shelf of blendsim
   *[kept] as its run wrote it
}
misfit = { $misfit ->
    [folder] a folder
    [pipe] a pipe
    [device] a device or a socket
    [no-file] something that is no file
    [forbidden] a file that may not be read
    [not-utf8] what is not a text file (not UTF-8)
   *[zero-bytes] what is not a text file (it holds zero bytes)
}
misfit-long = more than { $size }
size-mb = { $n } MB
size-bytes = { $n } bytes

# Results folders.

no-folder = { $path } cannot be a results folder
folder-no-place = { $path }: found { $found }; allowed: a folder of its own, or none yet, where files can be made and renamed — choose another with --out
underfoot = { $path }: found the folder that you are in; allowed: a folder that you are not in, for it is replaced whole — `cd` out of it first
not-ours = { $path } holds something that blendsim did not write, which not even --force replaces; choose another folder with --out
foreign = { $path } holds { $file }, which blendsim did not write and not even --force deletes; move it elsewhere, or choose another folder with --out
of-another = { $path } holds the results of { $known }, and this run is of { $new }; choose another folder with --out, or add --force
obstacle-link = a link to { $target }
obstacle = { $obstacle ->
    [file] a file in the place of the folder
    [file-above] a file in the place of a folder
    [forbidden] a place that this user may not write to
    [read-only] a disk that can be read alone
    [name] a name that this disk cannot have (too long?)
    [mount-point] a mount point, which cannot be replaced
    [other-disk] a folder that cannot be moved, for it lies on another disk or layer
   *[nothing-above] a folder above it that cannot be made
}
not-kept = { $path }: { $why }
no-manifest = no results folder: it has no manifest.json
none-of-ours = manifest.json is cut short, or was not written by blendsim
other-version = written by blendsim { $version }, and this is { $own }; run it again, or use blendsim { $version }
changed = { $changes }; run it again, or restore what the run wrote
changed-missing = { $file } is missing
changed-short = { $file } is cut short ({ $is } of { $was } bytes)
changed-other = { $file } was changed after the run
unlisted = manifest.json does not list { $file }
unreadable = { $file } cannot be read: { $why }
two-runs = summary.json is of run { $summary }, manifest.json of { $manifest }

# Results that cannot be put into files.

no-figure = the figure could not be drawn: { $why }
no-table = a table could not be made: { $why }
no-json = a JSON document could not be made: { $why }

# A cut, and what must be kept.

no-team = --team: the strategy has no team `{ $name }`; it has { $known }{ $meant }
which-team = several teams are as large: say with --team whose people go, of { $known }
cut-of-planned = the headcount of `{ $team }` is planned under `{ $strategy }`, so that the next review would take a cut back: leave out [team.{ $team }.staffing], or name another team or strategy
nobody-to-cut = no team of `{ $strategy }` ever has anybody who could go; name another strategy
nobody-in-team = `{ $team }` never has anybody under `{ $strategy }` who could go; name another team or another strategy
floor-form = --keep: found `{ $typed }`; allowed is a metric, >= or <=, and a limit, several of them with commas between: 'service_level>=80%,satisfaction>=-1pt'
floor-metric = --keep: found `{ $typed }`, and there is no metric `{ $name }`{ $meant }; docs/results.md lists the metrics
floor-limit = --keep: found `{ $typed }`; allowed for { $metric } is { $unit ->
    [share] a share (80%), or points against no cut with their sign (-1pt)
    [seconds] a time with its unit (60s), or against no cut with a sign (+30s, +10%)
    [money] an amount (190M), or against no cut with a sign (-2M, -10%)
   *[number] a number (1200), or against no cut with a sign (+200, +10%)
}
what-if-of-one = --strategy: a what-if is of one strategy; name one
nobody-to-rehire = --rehire all: nobody has gone; say how many come (--rehire 500), or who go before (--cut 40%)
cut-of-everybody = a cut of 100 % leaves nobody in `{ $team }` for contacts that can be sent to people: cut less, as in --cut 95%; or type a strategy without people, in which routing.first = "ai", human_access.when = "never" and escalation.rule = "never"
no-strategy-kept = { $path } has no strategy `{ $name }`; it has { $known }{ $meant }
nothing-in-common = the two folders have no strategy of the same name (A: { $first }; B: { $second }); say with --pair A=B which stand beside each other
two-currencies = the two folders are in two currencies, { $first } and { $second }

# How precise a run is to be.

precision-form = --precision { $typed }: allowed is a size above 0 and, after a colon, a metric: points of a share (0.5pt), a share of what total cost is under the baseline (2%), an amount of a metric (20k:service_cost, 5s:wait)
precision-no-metric = --precision { $typed }: no metric `{ $name }`{ $meant }
precision-undefined = --precision: no difference from the baseline has an interval in { $metric }, so that none can be known to anything; run another strategy beside it, or name another metric
precision-too-many = --precision { $typed }: about { $needed } replications are needed and at most { $most } are lived; after { $lived } the widest difference is known to ± { $reached }, with { $most } it would be to about ± { $least }
