# How numbers are written.

mark-point = .
mark-thousands = ,

unit-hours = h
unit-minutes = min
unit-seconds = s
unit-billion = billion
unit-million = million
unit-thousand = thousand
unit-points = points

rough-count = { $digits }{ $unit ->
    [thousand] {" "}thousand
    [million] {" "}million
    [billion] {" "}billion
    [trillion] {" "}trillion
   *[one] {""}
}
rough-bytes = { $digits } { $unit }
agents = { $n ->
    [1] 1 agent
   *[other] { $n } agents
}
duration = { $value } { $unit }
a-year = { $size } a year
and = { $first } and { $last }

# A label within a sentence begins with a small letter ("lower") or as it is ("same").
labels-within = lower
