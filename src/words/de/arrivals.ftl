# Was Zählungen von Kontakten lehren: was import-arrivals meldet, und seine Abbildung. Schlüssel eines Szenarios stehen, wie sie getippt werden.

weekday = { $day ->
    [Monday] Montag
    [Tuesday] Dienstag
    [Wednesday] Mittwoch
    [Thursday] Donnerstag
    [Friday] Freitag
    [Saturday] Samstag
   *[Sunday] Sonntag
}
weekday-short = { $day ->
    [Monday] Mo
    [Tuesday] Di
    [Wednesday] Mi
    [Thursday] Do
    [Friday] Fr
    [Saturday] Sa
   *[Sunday] So
}
days = { $n ->
    [1] 1 Tag
   *[other] { $n } Tage
}

# Was gelesen wurde.

arrivals-read = { $path }: { $rows } Zeilen mit { $columns }; Intervalle von { $interval }; { $days }{ $span }
arrivals-span = { $first } bis { $last }
arrivals-closed = Nie etwas gezählt, daher als geschlossen angesehen: { $closed }.
arrivals-replayed = { $n ->
    [1] 1 Tag lässt
   *[other] { $n } Tage lassen
} sich nachspielen{ $without }.
arrivals-left-out = ; ausgelassen: { $days }
wrote-section = { $path } geschrieben: in einem Szenario anstelle seines Abschnitts [demand] einsetzen.

# Die Tabellen.

arrivals-column = { $column ->
    [weekday] Vollständige Tage
    [days] Tage
    [mean] Mittel je Tag
    [cv] CV der Tagessummen
   *[busyness] Andrang, je Wochentag
}
arrivals-all = Alle
arrivals-fact = { $fact ->
    [spread] Varianz ÷ Mittel eines Intervalls, Median
    [spread-of-day] dasselbe ohne die Tagessumme
   *[halves] Korrelation von vor und nach { $from }
}
arrivals-meaning = { $fact ->
    [spread] 1 ist allein der Zufall
    [day_cv] CV des Faktors eines Tages
    [interval_sd] SD des Logarithmus des Faktors eines Intervalls
   *[interval_correlation] dieses Logarithmus, zum nächsten Intervall
}
arrivals-own-shape = { $ratio } mit der eigenen Form jedes Wochentags
arrivals-intervals = ±: die Hälfte eines 95-%-Intervalls, durch Auslassen von Wochen.

# Was zu wissen ist.

note-wall-clock = Zeiten gelten als Ortszeit, wie sie geschrieben sind; die Zeitversätze werden nicht angewandt{ $utc ->
    [yes] ; alle sind UTC
   *[no] {""}
}.
note-clocks = Die Uhren wurden umgestellt: { $days }.
note-clock = { $date } hat { $twice ->
    [yes] 25 Stunden (die doppelte Stunde ist das Mittel aus beiden)
   *[no] 23 Stunden
}
note-sheet = Gelesen ist das Blatt „{ $name }“.
note-utf16 = Die Datei ist in UTF-16 geschrieben, wie ihre Bytereihenfolge-Marke sagt.
note-windows-1252 = Die Datei ist kein UTF-8 und wird als Windows-1252 gelesen: Zeile { $line } sagt „{ $word }“.
note-numbered = Die Zahlen von { $column } gelten als { $kind ->
    [days] Tage seit 1900, wie Excel sie zählt
    [seconds] Sekunden seit 1970 in UTC
   *[milliseconds] Millisekunden seit 1970 in UTC
}: { $typed } ist { $read }.
note-zoned = Zeitpunkte sind die der Ortszeit in { $zone }.
note-sums = Zeilen mit Summen wurden übergangen: Zeile { $lines }.
note-short-years = Jahre mit zwei Ziffern gelten als solche dieses Jahrhunderts: { $date }.
note-several-columns = Mehrere Spalten können mit { $option } gemeint sein: { $columns }. Keine davon wird gelesen, solange keine genannt ist.
note-length = { $typed } von { $column } gilt als { $seconds } s.
note-mixed-marks = Manche Tausender haben ein Trennzeichen und andere keines; ein Zeichen vor drei Ziffern gilt als Trennzeichen. --decimal sagt es anders.
note-log = { $rows } Zeilen, je ein Kontakt, wurden gezählt; wo es zwischen dem ersten und dem letzten Tag keine gibt, kam niemand.
note-repeated = Zeilen, die eine andere wiederholen, wurden einmal gezählt: Zeile { $lines }.
note-empty = Zellen ohne Zahl gelten als fehlend: Zeile { $lines }.
note-missing-days = Es fehlen Tage, die andere Wochen haben: { $days }.
note-missing-intervals = Es fehlen Intervalle, die andere Wochen haben: { $when }{ $others ->
    [yes] {" "}und andere
   *[no] {""}
} am { $days }.
note-line = { $date } ({ $side ->
    [after] nach
   *[before] vor
} Zeile { $line })
note-rare-days = { $weekday } hat nur an { $n } von { $dates } Tagen Zahlen: Was daraus gelernt ist, sind Mittel über diese Tage.
note-rare-intervals = { $weekday } { $when } hat an weniger als der Hälfte seiner Tage Zahlen: Was daraus gelernt ist, sind Mittel über diese Tage.
note-trend = Das Volumen ändert sich um { $change } % je Woche ({ $errors } Standardfehler): Das wurde herausgerechnet, bevor der Andrang gelernt wurde; die Zählungen sind Mittel über die ganze Zeit.
note-special = Nicht wie andere Tage ihres Wochentags und aus Mittelwerten und Unruhe herausgelassen: { $days }. Der Abschnitt bietet sie als [calendar] an; auch Feiertage des Szenarios gehören dorthin.
note-few-weeks = Zu wenige vollständige Wochen, um zu lernen, wie verschieden Tage sind: Nötig sind mindestens drei, mit fünf offenen Tagen.
note-stub = Das { $which ->
    [last] letzte
   *[first] erste
} Intervall jedes Tages, { $at }, enthält { $share } % dessen, was das { $which ->
    [last] davor
   *[first] danach
} enthält: Ist es nur ein Teil eines Intervalls, seine Zeilen entfernen.

# Was ein Protokoll von seinen Kontakten erzählt.

log-handle-time = Bearbeitungszeit ({ $column }): im Mittel { $mean } s (Standardfehler { $error } s), Variationskoeffizient { $cv } (Standardfehler { $cv_error }), aus { $n } Kontakten.
log-handle-time-few = Bearbeitungszeit ({ $column }): { $n } Kontakte haben eine, nötig sind mindestens zwei.
log-of-abandoned = Bearbeitungszeiten aufgelegter Kontakte bleiben weg: { $n }, davon { $zeros } gleich 0.
log-zeros = Bearbeitungszeiten von 0 bleiben weg, wo nichts sagt, dass der Kontakt angenommen wurde: { $n }.
log-patience = Mittlere Geduld, wenn sie exponentialverteilt ist: { $mean } s (Standardfehler { $error } s). { $contacts } Kontakte warteten zusammen { $hours } h ({ $column }), und { $n } davon legten auf.
log-no-patience = Die Geduld wird aus { $column } nicht geschätzt: { $why ->
    [no-column] keine Spalte sagt, wer aufgelegt hat (--abandoned NAME)
    [nobody-abandoned] keiner von { $n } Kontakten legte auf
   *[nobody-waited] alle Wartezeiten sind 0
}.
log-abandoned = Aufgelegt ({ $column }): { $share } % (Standardfehler { $error } Punkte) von { $n } Kontakten.
log-satisfaction = Zufriedenheit ({ $column }): im Mittel { $mean } von 5 (Standardfehler { $error }), { $share } % sagen 4 oder 5 (Standardfehler { $share_error } Punkte), aus { $n } Kontakten.
log-satisfaction-one = Zufriedenheit ({ $column }): Ein Kontakt hat eine Bewertung, nötig sind mindestens zwei.
log-reopened = Wieder geöffnet ({ $column }): { $share } % (Standardfehler { $error } Punkte) von { $n } Kontakten.
log-unknown = { $column } sagt nichts über { $n } Kontakte, die dort wegbleiben.

# Die Abbildung.

arrivals-subtitle = Mittel jedes Intervalls von { $interval } nach Wochentag und Summe jedes Tages; ein Tag, dem ein Intervall fehlt, ist ein Ring
arrivals-nothing = Kein vollständiger Tag mit einem Kontakt wurde gezählt
arrivals-grows = Das Volumen wächst um { $change } je Woche
arrivals-falls = Das Volumen fällt um { $change } je Woche
arrivals-mean = { $mean } Kontakte im Mittel, { $weekday }
arrivals-even = Alle Wochentage bringen etwa gleich viel
arrivals-busiest = { $weekday } bringt { $more } % mehr als der mittlere Tag
arrivals-varies = { $profile }; Intervalle schwanken { $times }-mal so stark wie durch Zufall allein
arrivals-chance = { $profile }; Intervalle schwanken nicht stärker als durch Zufall
arrivals-missing = { $n ->
    [1] 1 Tag fehlt
   *[other] { $n } Tage fehlen
} (Striche unter der Achse)
arrivals-closed-note = geschlossen: { $closed }
arrivals-profile = Mittel eines Intervalls
arrivals-totals = Summe eines Tages
arrivals-number = { $number ->
    [spread] Varianz ÷ Mittel eines Intervalls
    [spread-of-day] … ohne die Tagessumme
    [halves] Korrelation vormittags–nachmittags
    [day-cv] Tagesfaktor, CV
    [interval-sd] Intervallfaktor, SD des Log.
   *[interval-correlation] … seine Korrelation
}
