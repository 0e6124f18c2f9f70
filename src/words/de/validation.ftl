# Was mit der Theorie und mit anderswo gedruckten Experimenten verglichen wird: was validate meldet, und seine Seite. Namen von Experimenten stehen, wie sie gedruckt sind.

about-queue = { $rate } je Stunde, { $agents }
about-loss = { $queue }, niemand will warten
about-full = { $queue }, kein Platz zum Warten
about-patience = { $queue }, Geduld { $shape }
about-handling = { $queue }, Bearbeitungszeit { $shape }
about-feedback = { $queue }, { $solved } % gelöst, { $back } % der anderen kommen wieder
about-sharing = { $queue } mit { $chats } Chats, Verlangsamung { $slowdown }
about-day = { $rate } je Stunde im Mittel, stündlich 2 bis 11 Agenten
about-arrivals = { $rate } je Stunde im Mittel, v { $v }, σ { $s }, φ { $phi }
about-beside = { $world ->
    [tight] ein Team
    [overloaded] ein Team, überlastet
    [chats] bis zu drei Chats je Agent
    [overflow] ein zweites Team hilft aus
    [first] ein zweites Team wird zuerst gefragt
    [calls] Anrufe neben Chats
    [stays] wer bei Schluss da ist, bleibt
    [cut] eine Kürzung um ein Viertel
    [told] der Hälfte wird die Wartezeit genannt
    [bar] eine Schwelle, die mit der Schlange fällt
   *[outage] ein Assistent, der ausfällt
}
shape = { $shape ->
    [constant] konstant
    [exponential] exponentiell
    [lognormal] lognormal, CV { $number }
    [gamma] Gamma, CV { $number }
    [uniform] gleichverteilt ab 0
    [erlang] Erlang mit { $number } Stufen
   *[hyperexponential] hyperexponentiell, CV { $number }
}
reference-interval = { $value } [{ $low }; { $high }]
validation-verdict = { $agrees ->
    [yes] stimmt überein
   *[no] weicht ab
}

# Am Terminal.

validate-column = { $column ->
    [group] Gruppe
    [desk] Servicedesk
    [quantity] Größe
    [reference] Referenz
    [simulated] Simuliert
    [verdict] Urteil
    [kind] Intervall für
    [truth] Wahrheit
    [holds] Enthält sie
    [normal] Mit 1,96
   *[allowed] Erlaubt
}
validate-told = { $misses ->
    [0] Alle Zeilen stimmen überein
    [1] 1 Zeile weicht ab
   *[other] { $misses } Zeilen weichen ab
}. ±: die Hälfte eines 95-%-Intervalls. Eine Zeile stimmt überein innerhalb von 3 Standardfehlern beider Seiten und einer halben Einheit der letzten gedruckten Stelle; durch Zufall allein sind { $expected } von { $rows } abweichenden Zeilen zu erwarten. Von { $twins } falschen Varianten mit 1 bis 3 % mehr Nachfrage sind { $caught } zu unterscheiden.

# Auf der Seite.

validation-title = Validierung
validation-made = Erzeugt mit `{ $verb } --write docs/validation.md`, Version { $version }, Startwert { $seed }; nicht von Hand bearbeitet. Wie man sie liest: [Leitfaden](guide/validation.md).
validation-counted = { $misses ->
    [0] Keine Zeile weicht ab
    [1] 1 Zeile weicht ab
   *[other] { $misses } Zeilen weichen ab
}, von { $rows } neben Theorie oder Gedrucktem und { $coverage } zur Überdeckung. Durch Zufall allein sind { $expected } abweichende Zeilen der ersten Tabelle zu erwarten.
validation-rule = Eine Zeile **stimmt überein**, wo |simuliert − Referenz| ≤ 3 · √(eigener SF² + SF² der Referenz) + eine halbe Einheit der letzten gedruckten Stelle (bei der Menge stattdessen, wie weit sie abliegen darf: 0,3 Punkte Abbrüche, 3 % einer Wartezeit, 0,8 Punkte rechtzeitig, 0,5 Punkte Auslastung; bei der Formel, mit halb so vielen Replikationen, 0,6 Punkte, 8 %, 1,5 Punkte und 0,7 Punkte, mit einem Team, das zuerst gefragt wird, 0,9 Punkte, 12 %, 2 Punkte und 0,7 Punkte): die Spalte *erlaubt*. Die eigenen Standardfehler (SF) stammen aus { $replications } Replikationen. Eine anderswo simulierte Referenz hat ihr gedrucktes Intervall in Klammern; ist sie ohne eines gedruckt, bekommt sie unseren Standardfehler für so viele Tage, wie sie hatte. Die *falsche Variante* ist dieselbe Theorie mit 1 bis 3 % mehr Nachfrage (beim Andrang mit einem Zehntel mehr davon; bei Menge und Formel niemand neben denen, die begleitet werden, in Schlangen so klein wie der Maßstab): **erkannt**, wo die Zeile abwiche, wäre sie die Referenz.
validation-column = { $column ->
    [desk] Servicedesk
    [quantity] Größe
    [reference] Referenz
    [simulated] simuliert
    [allowed] erlaubt
    [verdict] Urteil
    [twin] falsche Variante
    [kind] Intervall für
    [truth] Wahrheit
   *[holds] enthält sie
}
validation-twin = { $twin }: { $caught ->
    [yes] erkannt
   *[no] nicht zu unterscheiden
}
validation-coverage-title = Überdeckung
validation-coverage = { $experiments } Experimente aus je vier Replikationen, in Welten, deren Wahrheit bekannt ist: wie viele ihrer 95-%-Intervalle sie enthalten. Übereinstimmung herrscht von { $low } bis { $high }. Die falsche Variante hat das Quantil der Normalverteilung, 1,96, anstelle dessen nach Student, 3,18, und muss außerhalb liegen.
