# Was Befehle melden, die keine Strategie rechnen, und was während eines Laufs gemeldet wird. Optionen und Schlüssel stehen, wie sie getippt werden.

warning = Warnung: { $what }
wrote = { $path } geschrieben.

# list, init.

list-strategy = { $id }  { $title }{ $baseline ->
    [yes] {" "}(Vergleichsbasis)
   *[no] {""}
}
list-end = Eines rechnen mit `blendsim run NAME`, eines kopieren mit `blendsim init NAME`.
init = { $path } geschrieben. Bearbeiten, dann `blendsim check { $path }` und `blendsim run { $path }`.

# Was gerade geschieht.

trying-ends = Eingaben an den Enden ihrer Spannen werden ausprobiert
taking-ends = Eingaben werden an die Enden ihrer Spannen genommen
living = Wochen werden durchlebt
living-draws = aus den Spannen gezogene Welten werden durchlebt
living-points = die Punkte werden durchlebt
measuring = die Welt wird vermessen
searching = es wird gesucht
other-scale = im anderen Maßstab wird durchlebt
time-left = seit { $gone }, noch { $left }
time-gone = seit { $gone }
far-beyond = eine Replikation hatte { $contacts } Kontakte, mehr als das { $times }-Fache der vorhergesagten { $foretold }; Strg-C hält den Lauf an, und was im Ergebnisordner steht, bleibt
will-replace = { $path } wird den Lauf { $run } ersetzen ({ $settings })
differs = verschieden: { $settings }
differs-build = ein anderer Bau des Programms oder andere Optionen dieses Befehls
setting = { $setting ->
    [scenario] Szenario
    [text] Text des Szenarios
    [overrides] überschriebene Werte
    [strategies] Strategien
    [replications] Replikationen
    [seed] Startwert
    [scale] Maßstab
    [waits] Warten
    [flips] Enden der Spannen
    [draws] gezogene Welten
    [fit] Anpassung
    [fits] Anpassungen
    [scale-bias] Verzerrung durch den Maßstab
   *[version] Version
}

# check.

check-sound = { $path }: keine Fehler. { $strategies } Strategien × { $replications } Replikationen im Maßstab 1:{ $scale }{ $beside }
check-under = {" "}unter { $fit }
check-waits = { $waits ->
    [formula] , mit Wartezeiten nach Formel
   *[crowd] , mit einer Menge in den Schlangen von 1:1
}
check-coarser = , dasselbe in 1:{ $scale }
check-fits = { $n ->
    [1] , und unter 1 Anpassung
   *[other] , und unter { $n } Anpassungen
}
check-draws = , und in { $n } Welten aus den Spannen bei 1:{ $scale }{ $waits ->
    [formula] {" "}nach Formel
   *[small] {""}
}
check-unfinished = die Vorhersage schreibt fort, was nur zum Teil ausprobiert wurde: { $why }
unfinished-few = schon wenige Anliegen brauchen mehr als { $events } Ereignisse
unfinished-life = { $whose ->
    [nobody] niemand antwortet
   *[other] { $whose }
}: { $events } Ereignisse reichten nicht für mehr als { $time }, mit { $contacts } Kontakten am Tag
check-issues = Anliegen  { $issues } im Monat, vor Wachstum, Saison und Wellen; ohne Kontakte, die wiederkommen
check-bound = Kontakte  etwa { $contacts }
    Speicher  { $needed } ({ $free } sind dafür frei)
    Es passt nicht: { $out }.
check-measured = Kontakte  etwa { $contacts } ({ $largest } in der größten Replikation)
    Speicher  etwa { $needed } bei { $threads } zugleich ({ $free } sind dafür frei)
    Zeit      etwa { $time } auf diesem Rechner
    Es passt.

# Was in einem Szenario stimmt und kaum so gemeint ist.

doubt-few-customers = customers.count: { $count } sind zu wenige für ein Experiment; was an ihnen gefunden ist, gilt für sonst niemanden
doubt-shrinks = background_leaving_per_year: Niemand kommt hinzu, sodass die Nachfrage über { $over } um { $falls } % fällt; den Kunden ein `growth_per_year` geben, falls das nicht gemeint ist
doubt-nobody-leaves = mood.leaving: Das beschleunigt das gewöhnliche Gehen, und so geht niemand; den Segmenten ein `background_leaving_per_year` geben
doubt-nobody-joins = mood.newcomers: Das hält Neukunden fern, und niemand kommt hinzu; den Kunden ein `growth_per_year` geben
doubt-unasked = { $path }: Keine Strategie fragt dieses Modell; in `ai.models` nennen oder weglassen
doubt-stands-in = ai.fail_over: `{ $model }` vertritt niemanden, wo jede Kaskade es ohnehin nennt
doubt-untaught = strategy.{ $strategy }: Die KI `{ $model }` kann lernen, und nichts lehrt sie: Keine Antwort wird geprüft, die als Lektion zählt, und keine wird an Menschen übergeben, deren Lösung zählen würde
doubt-counted = demand.counts: als Anliegen genommen, aus denen die Ausgangslage durch Wiederholungen und neue Versuche der Unbeantworteten { $more } mehr Kontakte macht. Wurden Kontakte gezählt, ergänze counts_are = "contacts", oder "answered", wenn die Aufgegebenen nicht dabei sind; counts_are = "issues" sagt, dass es so gemeint ist
doubt-undrawn = correlation: { $path } hat keine Spanne oder ist heute bekannt, wird also nicht gezogen, und nichts bewegt sich damit
doubt-cut-short = strategy.{ $strategy }: Die Einstellung für team.{ $team } auf { $heads } Köpfe am { $at } bringt niemanden: Bis zum ersten bezahlten Tag dauert sie { $takes }, und die Änderung auf { $then } Köpfe am { $on } { $outcome ->
    [anew] beginnt sie von vorn
   *[off] sagt sie ab
}
doubt-turned-away = strategy.{ $strategy }: { $share } der Kontakte kommen, während niemand im Dienst ist, und werden abgewiesen; ein Kanal, auf dem sie auf die nächste Öffnung warten, wie Post es tut, sagt `waits = "over-closing"`
doubt-felt-as-a-call = channel.{ $channel }: er wartet über den Feierabend, und ein Tag Wartezeit kostet das { $times }-fache von { $reference }; gib ihm eine eigene `wait_reference`, oder `clock = "business"`
doubt-unpaid = team.{ $team }: was zum Feierabend in Arbeit ist, wird unbezahlt fertiggestellt, bis zu etwa { $hours } Stunden die Woche; `at_close` sagt es anders: "finish" in Überstunden, "pause" oder "hand-over"
doubt-out-of-reach = strategy.{ $strategy }: Wer nach einem Menschen fragt, bekommt nie einen: human_access.tries ist { $tries }, und die KI spricht in einem Kontakt höchstens { $most }-mal (ai.tries)

# targets.

known-title = Die Ausgangslage neben dem, was vom Betrieb bekannt ist: { $met } von { $all } getroffen, in vier Verläufen
known-mends = { $key ->
    [contacts_per_week] demand.counts oder demand.issues_per_customer_month; counts_are = "contacts", wenn Kontakte gezählt wurden; success, comes_back und patience.retry machen Wiederholungen
    [handle_time] topic.NAME.handle_time (für einen Chat allein) und die Anteile; team.NAME.handle_time_factor; difficulty.handle_time_effect
    [occupancy] die Leute (on_duty, headcount), shrinkage und paid_hours_per_month; dann die Kontakte und ihre Bearbeitungszeit; chats_at_once
    [service_level] wer wann im Dienst ist (on_duty, breaks, staffing), reporting.service_threshold, patience.time, demand.day_cv
    [abandonment] patience.time und patience.balk, dann die Leute im Dienst
    [csat] team.NAME.success und satisfied_solved, experience.wait, survey.extremes_odds
    [cost_per_contact] pay_per_hour, tools_per_month, management_per_month, Preise der AI, und die Leute
   *[fte] headcount; bei Teams mit on_duty die Köpfe, die deren Stunden ergeben, nach shrinkage und paid_hours_per_month
 }
known-farthest = Am weitesten daneben: { $what } ist { $found }, bekannt ist { $known }. Was es bewegt: { $mends }.
targets-column = { $column ->
    [title] Ziel
    [published] Veröffentlicht oder bekannt
    [range] Gilt als erreicht
    [found] Simuliert
    [met] Erreicht
    [basis] Grundlage
    [one-number] Eine Zahl
   *[source] Quelle
}
targets-met = { $met ->
    [yes] ja
   *[no] nein
}
targets-basis = { $basis ->
    [free] frei
    [fitted] angepasst
   *[beside] daneben
}
targets-counted = { $met } von { $counted } erreicht, davon { $fitted } durch Anpassung: Diese validieren nichts{ $numbers }. ±: die Hälfte eines 95-%-Intervalls.
targets-run = { $what }: Maßstab 1:{ $scale }, { $replications } Replikationen, Startwert { $seed }, Lauf { $run }.
targets-metric = Kennzahl
targets-scales = Was der Maßstab 1:{ $k } daraus macht: jede Kennzahl dort, abzüglich der in 1:{ $scale }. Die Läufe teilen kein Glück.
unfound-no-headcount = { $other } hat in diesem Team keine Personen, mit denen die Suche beginnen könnte
unfound-not-run = { $other } wurde nicht gerechnet
unfound-not-enough = { $most } Personen, so viele wie { $other } hat, reichen unter { $own } nicht; nach mehr wird nicht gesucht
unfound-almost-nobody = weniger als { $share } der { $most } Personen von { $other } reichen
unfound-nobody-answered = mit { $heads } Personen wird niemand bedient, und mit wenigen mehr ist alles gut

# erlang.

erlang-asked = Erlang { $formula }: { $contacts } Kontakte je Stunde zu je { $time }{ $formula ->
    [A] , mittlere Geduld { $patience }
    [B] , niemand wartet
   *[C] , endlose Geduld
}: { $load } Erlang.
erlang-staff = { $agents }{ $target ->
    [none] {""}
   *[other] , die kleinste Zahl, die { $target } rechtzeitig beantwortet
}:
erlang-name = { $fact ->
    [served] Beantwortet
    [blocked] Blockiert
    [level] Servicelevel
    [net] {"  netto"}
    [of-served] {"  der Beantworteten"}
    [wait] Wartet überhaupt
    [abandoned] Abgebrochen
    [asa] Wartezeit (ASA)
    [wait-all] Wartezeit aller
    [queue] Schlange
    [occupancy] Auslastung
    [load] Last
   *[agents] Agenten
}
erlang-meaning = { $fact ->
    [served] beantwortet ÷ angeboten
    [blocked] fanden alle Agenten beschäftigt ÷ angeboten
    [level] binnen { $within } beantwortet ÷ angeboten
    [net] binnen { $within } beantwortet ÷ (angeboten − binnen { $within } abgebrochen)
    [of-served] binnen { $within } beantwortet ÷ beantwortet
    [wait] fanden alle Agenten beschäftigt ÷ angeboten
    [abandoned] verließen die Schlange ÷ angeboten
    [asa] mittlere Wartezeit der Beantworteten
    [wait-all] mittlere Wartezeit aller, auch derer, die abbrechen
    [queue] mittlere Zahl der Wartenden
    [occupancy] beschäftigte Zeit ÷ Dienstzeit
   *[load] angeboten: Rate × Bearbeitungszeit, in Erlang
}

# staff.

staff-asked = { $rule ->
    [occupancy] Agenten im Dienst, die { $target } % der Zeit beschäftigt wären, wenn niemand aufgäbe
    [margin] Agenten im Dienst, { $target } % mehr, als die Arbeit verlangt
    [answered] Agenten im Dienst, mit denen { $target } % der Beantworteten binnen { $within } bedient werden und niemand mehr als { $busy } der Zeit beschäftigt ist
   *[offered] Agenten im Dienst, mit denen { $target } % der Angekommenen binnen { $within } bedient werden und niemand mehr als { $busy } der Zeit beschäftigt ist
}; { $time } je Kontakt{ $chats ->
    [1] {""}
   *[other] {" "}allein, bis zu { $chats } zugleich
}{ $patience ->
    [none] , endlose Geduld
   *[other] , mittlere Geduld { $patience }
}:
staff-from = Ab
staff-shift = Schicht
staff-days = Tage
staff-people = Personen
staff-shifts = In Schichten: { $people } Personen bringen { $hours } Stunden in der Woche in den Dienst, { $more } mehr als verlangt{ $gap ->
    [none] ; wie wenige genügten, war nicht zu beweisen
    [fewest] , und mit weniger Stunden geht es nicht
   *[other] ; bestenfalls genügten { $gap } weniger Stunden
}. Köpfe, mit Abwesenheit und bezahlten Stunden wie oben: { $heads }.
staff-sum = Eine Woche: { $contacts } Kontakte, { $hours } Stunden von Agenten im Dienst, { $level } rechtzeitig bedient, Auslastung { $occupancy }. Köpfe: { $heads }, bei { $shrinkage } abwesender bezahlter Zeit und { $paid } bezahlten Stunden im Monat.
staff-means = Nach Erlangs Formel, jedes Intervall als wäre es eingeschwungen{ $busy ->
    [yes] , im Mittel über Tage, die um { $days } % schwanken
   *[no] {" "}und jede Woche wie die mittlere
}: an geschäftigen Tagen wird ein kleinerer Anteil rechtzeitig bedient.

# retries.

retries-fit = pass^1 von { $p } und pass^{ $k } von { $together } ergeben ρ = { $rho }: So viel vom Glück eines Versuchs ist die Schwierigkeit des Anliegens, die allen Versuchen gemeinsam ist.
retries-second = Ist ein erster Versuch gescheitert, löst ein zweiter { $second } und nicht { $p }. Einer von zwei Versuchen löst { $either } der Anliegen und nicht { $independent }.
retries-scenario = In einem Szenario:
retries-set = oder, auf der Befehlszeile, --set { $set }
retries-column = { $column ->
    [tries] Versuche
    [all] Alle lösen
    [published] Veröffentlicht
    [misfit] Abweichung, Punkte
   *[independent] Wenn unabhängig
}
retries-fitted = angepasst
retries-misfit = Das veröffentlichte pass^{ $k } liegt { $points } Punkte { $side ->
    [below] unter der Anpassung: Viele Versuche sind einander weniger ähnlich, als eine einzige normalverteilte Schwierigkeit sie macht
   *[above] über der Anpassung: Viele Versuche sind einander ähnlicher, als eine einzige normalverteilte Schwierigkeit sie macht
}.

# compare.

compare-side = { $side }: { $path } ({ $source }, Lauf { $run })
compare-how = { $paired ->
    [yes] Beide haben dasselbe Glück: Unterschiede sind je Replikation gepaart
   *[no] Die zwei haben nicht dasselbe Glück ({ $settings } sind andere): Unterschiede sind die zweier getrennter Läufe, mit weiteren Intervallen
}; in Klammern, wo kein Unterschied gefunden ist. ±: die Hälfte eines 95-%-Intervalls, allein für den Zufall; Unterschiede von Anteilen sind in Punkten.
