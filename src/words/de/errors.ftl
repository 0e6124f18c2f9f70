# Was schiefging: was gefunden ist und was zu tun bleibt. Was das System meldet ($why), steht, wie es gemeldet ist.

interrupted = unterbrochen: Der Lauf wurde verworfen, es wurden keine Ergebnisse geschrieben
nothing-written = unterbrochen: Nichts wurde geschrieben
cannot-write = { $path } lässt sich nicht schreiben
cannot-read = { $path } lässt sich nicht lesen
cannot-print = auf die Standardausgabe lässt sich nicht schreiben
cannot-heed = auf Strg-C lässt sich nicht achten
faults = { $n } Fehler; nichts wurde getan

# Was verlangt war.

no-scenario = keine Datei und kein eingebautes Szenario heißt `{ $name }`{ $meant }
no-builtin = ein eingebautes Szenario `{ $name }` gibt es nicht{ $meant }
meant = : Ist `{ $name }` gemeint?
built-in = ; eingebaut sind { $list }
no-such = das Szenario `{ $scenario }` hat { $what ->
    [fit] keine Anpassung
    [team] kein Team
   *[strategy] keine Strategie
} `{ $name }`; es hat { $known }{ $meant }
meant-of-these = {" "}— ist `{ $name }` gemeint?
none-known = keine
focus-not-run = --focus { $name }: --strategy lässt sie aus; auch dort nennen
no-handle-time = Zählungen sagen nicht, wie lange ein Kontakt dauert: --handle-time angeben, etwa --handle-time 4min
team-of-counts = --team gehört zu einem Szenario: eine Datei mit Zählungen hat keine Teams
staff-which-team = das Szenario `{ $scenario }` hat in seiner Vergleichsbasis mehrere Teams oder keines mit Personal ({ $known }): eines mit --team nennen
shift-grid = --{ $what } ist kein Vielfaches von { $interval }, dem Intervall der Zählungen oder des Aufkommens
shift-length = { $is_day ->
    [yes] --shift dauert { $length }; erlaubt: höchstens 24 h
   *[no] --shift-break nimmt die ganze --shift von { $length } ein: Die Schicht muss länger sein als ihre Pause
}
staff-no-contacts = in keinem Intervall kommt ein Kontakt, also wird niemand gebraucht: nachsehen, ob die Spalte der Zählungen die richtige ist (--count)
shifts-many = Schichten mit { $patterns } Mustern sind mehr als die { $most }, die durchgesehen werden können: mit --shift-starts seltener beginnen lassen
shifts-bare = Schichten, die von { $from } bis { $to } niemanden in den Dienst bringen, obwohl dort Agenten verlangt sind{ $more ->
    [0] { "" }
   *[other] , und in { $more } weiteren Intervallen auch nicht
}: eine längere --shift oder ein kleineres --shift-starts angeben
is-table = { $path } enthält eine Tabelle und kein Szenario; sind es Zählungen je Intervall, macht `blendsim import-arrivals FILE --write demand.toml` daraus einen Abschnitt [demand]
is-empty = { $path } ist leer; `blendsim init klarna FILE` schreibt ein Szenario für den Anfang
full-at-scale = --waits full begleitet alle, das ist 1:1: --scale 1:{ $scale } weglassen oder --waits crowd verlangen
no-small = Schlangen so klein wie der Maßstab halten { $key } nicht: was auf die nächste Öffnung wartet, schrumpft nicht mit ihnen; --waits crowd lässt alle anderen mit in der Schlange stehen, --waits full begleitet alle
no-crowd = neben denen, die begleitet werden, kann mit { $key } keine Menge stehen: --waits full begleitet alle, --waits small macht die Schlangen so klein wie den Maßstab
no-formula = Wartezeiten nach Formel gibt es mit { $key } nicht: { $crowd ->
    [yes] --waits crowd lässt alle übrigen in der Schlange stehen
   *[no] --waits small macht die Schlangen so klein wie den Maßstab
}, --waits full begleitet alle
too-coarse = der Maßstab 1:{ $scale } lässt von { $customers } Kunden { $left } übrig, weniger als die { $least } eines Experiments; --scale 1:{ $finer } oder feiner passt
too-fine = im Maßstab 1:{ $scale } kommen { $number } { $what ->
    [chats] Chats
   *[customers] Kunden am Ende
} zusammen, mehr als die höchstens gerechneten { $most }; { $out }
too-large = dieser Lauf ist zu groß: etwa { $contacts } Kontakte (höchstens { $most } werden gerechnet) und { $needed } Speicher ({ $free } sind dafür frei); { $out }
scale-fits = --scale 1:{ $scale } passt
no-scale-fits = kein Maßstab passt: { $instead ->
    [growth] weniger Wachstum oder einen kürzeren Zeitraum
   *[runs] weniger Replikationen oder Strategien oder einen kürzeren Zeitraum
} verlangen
too-large-at = --flips, mit { $path } an seinem { $end ->
    [low] unteren
   *[high] oberen
} Ende: { $why }, oder --flips weglassen
few-worlds = --draws { $wanted }: Von { $tried } Zügen aus den Spannen sind nur { $found } Welten, die laufen können; der erste, der keine ist: { $why }. Verenge die Spannen, die einander ausschließen, oder lass die Welten mit --draws 0 weg
never-answered = demand.counts: mehr beantwortete Kontakte gefunden, als die Ausgangslage beantworten kann; erlaubt: mit ihren Leuten wie angegeben höchstens etwa { $share } davon. Gib die Leute an, die da waren, als gezählt wurde, oder counts_are = "contacts", wenn die Unbeantworteten mitgezählt sind
nothing-to-draw = --draws: keine Eingabe dieses Szenarios hat eine Spanne, aus der gezogen wird; gib Eingaben als {"{"} low = …, mode = …, high = … {"}"} an, und seen = "never" bei einer, die als heute bekannt gilt
shelf-foreign = { $path } { $found ->
    [none] ist kein Regal von blendsim
   *[other] beginnt mit "{ $found }"
}; erlaubt: eines, das mit "{ $allowed }" beginnt, oder keines. Entferne es, schreibe mit --out woandershin oder nimm --no-shelf
lives-kept = { $n ->
    [one] ein Leben liegt
   *[other] { $n } Leben liegen
} in { $path }: Derselbe Befehl macht dort weiter
shelf-busy = { $path } wird von einem anderen Lauf benutzt: Was dieser lebt, wird dort nicht abgelegt
shelf-refused = { $path } nimmt nichts mehr ({ $why }): Was von hier an gelebt wird, wird dort nicht abgelegt
nothing-fitted = { $path } hat kein angepasstes Ziel, an dem die gerechneten Strategien zu messen wären; erlaubt: ein Szenario mit Abschnitten [target.NAME] mit basis = "fitted", wie `blendsim init klarna` sie zeigt
flips-of-one = --flips braucht mindestens zwei Replikationen: Eine einzige hat kein Intervall, also wird nie ein Unterschied gefunden
no-targets = { $path } hat keine Ziele, an denen es zu messen wäre; Abschnitte [target.NAME] ergänzen, wie `blendsim init klarna` sie zeigt
strategies-of-targets = targets nimmt kein --strategy; die Ziele sagen, welche Strategien gerechnet werden, und --beside rechnet alle
no-customer = den Kunden { $number } gibt es im Maßstab 1:{ $scale } nicht; sie sind von 0 bis { $last } nummeriert, und --busiest findet einen, der kommt
figure-kind = { $path }: Eine Abbildung endet auf { $png ->
    [yes] .svg oder .png
   *[no] .svg, denn dieses Programm zeichnet kein .png
}
exists = { $path } gibt es schon und bleibt, wie es ist; eine andere Datei nennen
no-place = { $path } ist kein Ort für eine Datei ({ $why }): eine Datei in einem vorhandenen Ordner nennen

# Fragen ohne Antwort.

too-much-load = die Last beträgt { $load } Erlang (Rate × Bearbeitungszeit); erlaubt: bis zu 1 Million
too-long-line = etwa { $line } Kontakte würden warten; erlaubt: bis zu 10 Millionen; --patience verkürzen oder --agents erhöhen
without-end = { $agents } bei einer Last von { $load } Erlang: Die Schlange wächst ohne Ende; nötig: mindestens { $enough }, oder erlang a, wenn Anrufer aufgeben
nothing-to-fit = es gibt nichts, woran anzupassen wäre; --pass4 angeben oder etwas anderes wie --pass 2=47%
given-twice = pass^{ $k } ist zweimal angegeben; erlaubt: ein Anteil je Zahl von Versuchen
no-rho = pass^{ $k } von { $together } bei pass^1 von { $p }: { $k } Versuche { $why ->
    [swapped] lösen gemeinsam öfter als einer allein (sind die beiden vertauscht?)
    [below] lösen gemeinsam seltener, als wenn ihr Glück unabhängig wäre
   *[above] sind einander ähnlicher als bei ρ = { $most }
}; erlaubt: { $low } bis { $high }
needs-patience = Erlang A braucht --patience, etwa --patience 5min; ohne Geduld: erlang c
loss-has-no-patience = bei Erlang B wartet niemand; --patience weglassen oder erlang a nehmen
loss-has-no-threshold = bei Erlang B wartet niemand; --threshold weglassen oder erlang a oder c nehmen
endless-patience = bei Erlang C ist die Geduld endlos; --patience weglassen oder erlang a nehmen
rows-missed = { $misses } von { $rows } Zeilen weichen ab

# Dateien, die gelesen werden.

unread-missing = { $path }: gefunden: keine Datei dieses Namens; erlaubt: { $wanted }
unread-refused = { $path }: gefunden: { $found }; erlaubt: bis zu { $most }, in einer Datei dieser Art: { $wanted }
wanted = { $what ->
    [scenario] ein Szenario
    [theme] ein Theme
    [manifest] ein Manifest von blendsim
    [counts] eine CSV-Datei oder Arbeitsmappe mit Zählungen
    [shelf] ein Regal von blendsim
   *[kept] wie ihr Lauf sie schrieb
}
misfit = { $misfit ->
    [folder] ein Ordner
    [pipe] eine Pipe
    [device] ein Gerät oder ein Socket
    [no-file] etwas, das keine Datei ist
    [forbidden] eine Datei, die nicht gelesen werden darf
    [not-utf8] keine Textdatei (kein UTF-8)
   *[zero-bytes] keine Textdatei (sie enthält Nullbytes)
}
misfit-long = mehr als { $size }
size-mb = { $n } MB
size-bytes = { $n } Byte

# Ergebnisordner.

no-folder = { $path } kann kein Ergebnisordner sein
folder-no-place = { $path }: gefunden: { $found }; erlaubt: ein eigener Ordner oder noch keiner, wo sich Dateien anlegen und umbenennen lassen — mit --out einen anderen wählen
underfoot = { $path }: gefunden: der Ordner, in dem Sie sich befinden; erlaubt: ein Ordner, in dem Sie sich nicht befinden, denn er wird als Ganzes ersetzt — zuerst mit `cd` hinausgehen
not-ours = { $path } enthält etwas, das blendsim nicht geschrieben hat und das auch --force nicht ersetzt; mit --out einen anderen Ordner wählen
foreign = { $path } enthält { $file }; das hat blendsim nicht geschrieben, und auch --force löscht es nicht; woanders ablegen oder mit --out einen anderen Ordner wählen
of-another = { $path } enthält die Ergebnisse von { $known }, und dieser Lauf gilt { $new }; mit --out einen anderen Ordner wählen oder --force angeben
obstacle-link = ein Link auf { $target }
obstacle = { $obstacle ->
    [file] eine Datei anstelle des Ordners
    [file-above] eine Datei anstelle eines Ordners
    [forbidden] ein Ort, an den dieser Benutzer nicht schreiben darf
    [read-only] ein Datenträger, der sich nur lesen lässt
    [name] ein Name, den dieser Datenträger nicht zulässt (zu lang?)
    [mount-point] ein Einhängepunkt, der sich nicht ersetzen lässt
    [other-disk] ein Ordner, der sich nicht verschieben lässt, da er auf einem anderen Datenträger oder einer anderen Schicht liegt
   *[nothing-above] ein übergeordneter Ordner, der sich nicht anlegen lässt
}
not-kept = { $path }: { $why }
no-manifest = kein Ergebnisordner: Die Datei manifest.json fehlt
none-of-ours = manifest.json ist abgeschnitten oder nicht von blendsim geschrieben
other-version = von blendsim { $version } geschrieben, und dies ist { $own }; erneut rechnen oder blendsim { $version } verwenden
changed = { $changes }; erneut rechnen oder wiederherstellen, was der Lauf schrieb
changed-missing = { $file } fehlt
changed-short = { $file } ist abgeschnitten ({ $is } von { $was } Byte)
changed-other = { $file } wurde nach dem Lauf geändert
unlisted = manifest.json führt { $file } nicht auf
unreadable = { $file } lässt sich nicht lesen: { $why }
two-runs = summary.json gehört zum Lauf { $summary }, manifest.json zu { $manifest }

# Ergebnisse, die sich nicht in Dateien bringen lassen.

no-figure = die Abbildung ließ sich nicht zeichnen: { $why }
no-table = eine Tabelle ließ sich nicht erstellen: { $why }
no-json = ein JSON-Dokument ließ sich nicht erstellen: { $why }

# Eine Kürzung, und was zu halten ist.

no-team = --team: die Strategie hat kein Team `{ $name }`; sie hat { $known }{ $meant }
which-team = mehrere Teams sind gleich groß: mit --team sagen, wessen Leute gehen, unter { $known }
cut-of-planned = der Personalbestand von `{ $team }` wird unter `{ $strategy }` geplant, so dass die nächste Überprüfung eine Kürzung zurücknähme: [team.{ $team }.staffing] weglassen oder ein anderes Team oder eine andere Strategie nennen
nobody-to-cut = kein Team von `{ $strategy }` hat je jemanden, der gehen könnte; eine andere Strategie nennen
nobody-in-team = `{ $team }` hat unter `{ $strategy }` nie jemanden, der gehen könnte; ein anderes Team oder eine andere Strategie nennen
floor-form = --keep: gefunden `{ $typed }`; erlaubt ist eine Messgröße, >= oder <=, und eine Grenze, mehrere davon mit Kommas dazwischen: 'service_level>=80%,satisfaction>=-1pt'
floor-metric = --keep: gefunden `{ $typed }`, und es gibt keine Messgröße `{ $name }`{ $meant }; docs/results.md führt die Messgrößen auf
floor-limit = --keep: gefunden `{ $typed }`; erlaubt ist für { $metric } { $unit ->
    [share] ein Anteil (80%), oder Punkte gegenüber keiner Kürzung mit ihrem Vorzeichen (-1pt)
    [seconds] eine Zeit mit ihrer Einheit (60s), oder gegenüber keiner Kürzung mit Vorzeichen (+30s, +10%)
    [money] ein Betrag (190M), oder gegenüber keiner Kürzung mit Vorzeichen (-2M, -10%)
   *[number] eine Zahl (1200), oder gegenüber keiner Kürzung mit Vorzeichen (+200, +10%)
}
what-if-of-one = --strategy: ein Was-wäre-wenn gilt einer Strategie; eine nennen
nobody-to-rehire = --rehire all: niemand ist gegangen; sagen, wie viele kommen (--rehire 500), oder wer vorher geht (--cut 40%)
cut-of-everybody = eine Kürzung um 100 % lässt in `{ $team }` niemanden für Kontakte, die zu Menschen gelangen können: weniger kürzen, etwa --cut 95%; oder eine Strategie ohne Menschen schreiben, mit routing.first = "ai", human_access.when = "never" und escalation.rule = "never"
no-strategy-kept = { $path } hat keine Strategie `{ $name }`; es hat { $known }{ $meant }
nothing-in-common = die zwei Ordner haben keine Strategie desselben Namens (A: { $first }; B: { $second }); mit --pair A=B sagen, welche nebeneinander stehen
two-currencies = die zwei Ordner sind in zwei Währungen, { $first } und { $second }

# Wie genau ein Lauf sein soll.

precision-form = --precision { $typed }: erlaubt ist eine Größe über 0 und, nach einem Doppelpunkt, eine Messgröße: Punkte eines Anteils (0.5pt), ein Anteil der Gesamtkosten unter der Vergleichsbasis (2%), ein Betrag einer Messgröße (20k:service_cost, 5s:wait)
precision-no-metric = --precision { $typed }: keine Messgröße `{ $name }`{ $meant }
precision-undefined = --precision: kein Unterschied zur Vergleichsbasis hat ein Intervall in { $metric }, so dass keiner auf irgendetwas genau bekannt sein kann; lass eine andere Strategie mitlaufen oder nenne eine andere Messgröße
precision-too-many = --precision { $typed }: etwa { $needed } Replikationen sind nötig und höchstens { $most } werden durchlebt; nach { $lived } ist der weiteste Unterschied auf ± { $reached } bekannt, mit { $most } wäre er es auf etwa ± { $least }
