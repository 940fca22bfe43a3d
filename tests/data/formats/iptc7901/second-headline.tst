HNA0123 5 WI 0145  HNA

Hafen/Sturm/Larn
Hafen von Larn nach dem Sturm wieder geöffnet
Utl.: Zwei Schiffe warteten vor der Mole, das Fischerboot "Anna"
ist in Sicherheit =

   Larn (HNA) - Der Hafen von Larn ist nach drei Tagen Sturm seit
Dienstag wieder geöffnet, teilte die Hafenbehörde mit.

   Zwei Schiffe hatten vor der Mole gewartet. (Schluss)

HNA0123    2024-03-05/10:20
