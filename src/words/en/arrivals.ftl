# What counts of contacts teach: what import-arrivals tells, and its figure. Keys of a scenario stand as they are typed.

weekday = { $day ->
    [Monday] Monday
    [Tuesday] Tuesday
    [Wednesday] Wednesday
    [Thursday] Thursday
    [Friday] Friday
    [Saturday] Saturday
   *[Sunday] Sunday
}
weekday-short = { $day ->
    [Monday] Mon
    [Tuesday] Tue
    [Wednesday] Wed
    [Thursday] Thu
    [Friday] Fri
    [Saturday] Sat
   *[Sunday] Sun
}
days = { $n ->
    [1] 1 day
   *[other] { $n } days
}

# What was read.

arrivals-read = { $path }: { $rows } rows of { $columns }; intervals of { $interval }; { $days }{ $span }
arrivals-span = { $first } to { $last }
arrivals-closed = No counts ever, taken as closed: { $closed }.
arrivals-replayed = { $n ->
    [1] 1 day
   *[other] { $n } days
} can be replayed{ $without }.
arrivals-left-out = ; left out: { $days }
wrote-section = Wrote { $path }: put it into a scenario in place of its [demand] section.

# The tables.

arrivals-column = { $column ->
    [weekday] Complete days
    [days] Days
    [mean] Mean a day
    [cv] CV of day totals
   *[busyness] Busyness, within weekdays
}
arrivals-all = All
arrivals-fact = { $fact ->
    [spread] variance ÷ mean of an interval, median
    [spread-of-day] the same, the day's total taken out
   *[halves] correlation of before and after { $from }
}
arrivals-meaning = { $fact ->
    [spread] 1 is chance alone
    [day_cv] CV of the day's factor
    [interval_sd] SD of the log of the interval's factor
   *[interval_correlation] of that log, to the next interval
}
arrivals-own-shape = { $ratio } by each weekday's own shape
arrivals-intervals = ±: half of a 95 % interval, by leaving out weeks.

# What is to be known.

note-wall-clock = Times are read as the wall clock that is written; offsets are not applied{ $utc ->
    [yes] ; all are UTC
   *[no] {""}
}.
note-clocks = The clocks were changed: { $days }.
note-clock = { $date } has { $twice ->
    [yes] 25 hours (the hour that came twice is the mean of both)
   *[no] 23 hours
}
note-sheet = The sheet "{ $name }" is read.
note-utf16 = The file is in UTF-16, as its byte order mark says.
note-windows-1252 = The file is not UTF-8 and is read as Windows-1252: line { $line } says "{ $word }".
note-numbered = The numbers of { $column } are read as { $kind ->
    [days] days since 1900, as Excel counts them
    [seconds] seconds since 1970 in UTC
   *[milliseconds] milliseconds since 1970 in UTC
}: { $typed } is { $read }.
note-zoned = Moments are those of the wall clock in { $zone }.
note-sums = Rows of sums were passed over: line { $lines }.
note-short-years = Years of two digits are taken as of this century: { $date }.
note-several-columns = Several columns may be meant by { $option }: { $columns }. None of them is read until one is named.
note-length = { $typed } of { $column } is read as { $seconds } s.
note-mixed-marks = Some thousands have a mark between them and others none; a mark before three digits is read as one between thousands. --decimal says otherwise.
note-log = { $rows } rows, a contact each, were counted; where there is none between the first day and the last, none came.
note-repeated = Rows that repeat another were counted once: line { $lines }.
note-empty = Cells without a count were taken as missing: line { $lines }.
note-missing-days = Days that other weeks have are missing: { $days }.
note-missing-intervals = Intervals that other weeks have are missing: { $when }{ $others ->
    [yes] {" "}and others
   *[no] {""}
} on { $days }.
note-line = { $date } ({ $side ->
    [after] after
   *[before] before
} line { $line })
note-rare-days = { $weekday } has counts on { $n } of { $dates } dates only: what is learned of it are means over those.
note-rare-intervals = { $weekday } { $when } has counts on fewer than half of its days: what is learned of it are means over those.
note-trend = Volume moves by { $change } % a week ({ $errors } standard errors): this was taken out before busyness was learned; the counts are means over the whole time.
note-special = Not like other days of their weekday, and left out of the means and of busyness: { $days }. The section offers them as [calendar]; holidays of the scenario belong there too.
note-few-weeks = Too few complete weeks to learn how busy days differ: at least three of a desk that is open on five days.
note-stub = The { $which ->
    [last] last
   *[first] first
} interval of every day, { $at }, holds { $share } % of the one { $which ->
    [last] before
   *[first] after
} it: if it is only part of an interval, remove its rows.

# What a log tells of its contacts.

log-handle-time = Handle time ({ $column }): mean { $mean } s (standard error { $error } s), cv { $cv } (standard error { $cv_error }), of { $n } contacts.
log-handle-time-few = Handle time ({ $column }): { $n } contacts have one, at least two are needed.
log-of-abandoned = Handle times of abandoned contacts are left out: { $n }, of which { $zeros } are 0.
log-zeros = Handle times of 0 are left out where nothing says that the contact was answered: { $n }.
log-patience = Mean patience, if it is exponential: { $mean } s (standard error { $error } s). { $contacts } contacts waited { $hours } h in all ({ $column }), and { $n } of them abandoned.
log-no-patience = Patience is not estimated from { $column }: { $why ->
    [no-column] no column says who abandoned (--abandoned NAME)
    [nobody-abandoned] none of { $n } contacts abandoned
   *[nobody-waited] all waits are 0
}.
log-abandoned = Abandoned ({ $column }): { $share } % (standard error { $error } points) of { $n } contacts.
log-satisfaction = Satisfaction ({ $column }): mean { $mean } of 5 (standard error { $error }), { $share } % say 4 or 5 (standard error { $share_error } points), of { $n } contacts.
log-satisfaction-one = Satisfaction ({ $column }): one contact has a score, at least two are needed.
log-reopened = Reopened ({ $column }): { $share } % (standard error { $error } points) of { $n } contacts.
log-unknown = { $column } says nothing of { $n } contacts, which are left out there.

# The figure.

arrivals-subtitle = Mean of each interval of { $interval } by weekday, and the total of each day; a day that lacks an interval is a ring
arrivals-nothing = No complete day with any contact was counted
arrivals-grows = Volume grows by { $change } a week
arrivals-falls = Volume falls by { $change } a week
arrivals-mean = { $mean } contacts on the mean { $weekday }
arrivals-even = All weekdays bring about the same
arrivals-busiest = { $weekday } brings { $more } % more than the mean day
arrivals-varies = { $profile }; intervals vary { $times } times as much as chance alone
arrivals-chance = { $profile }; intervals vary no more than by chance
arrivals-missing = { $n ->
    [1] 1 day is
   *[other] { $n } days are
} missing (upright lines below the axis)
arrivals-closed-note = closed: { $closed }
arrivals-profile = Mean count of an interval
arrivals-totals = Total of a day
arrivals-number = { $number ->
    [spread] Variance ÷ mean of an interval
    [spread-of-day] … the day's total taken out
    [halves] Morning–afternoon correlation
    [day-cv] Day factor, CV
    [interval-sd] Interval factor, SD of log
   *[interval-correlation] … its correlation
}
