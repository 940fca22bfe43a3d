HNA0123 5 KI 0178

Kultur/
Sperrfrist: 23. Januar 19.00 Uhr
Fähre wird Museum =

   Hafenstadt (HNA) - Die Fähre wird ein Museum.
051650 MEZ Mär 94
