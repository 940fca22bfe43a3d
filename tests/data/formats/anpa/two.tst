W2870asian
f l BC-PT--Ferry-RunsAgain     11-13 1049
^BC-PT--Ferry-Runs Again, 1st Ld-Writethru,46<
^Ferry runs again after nine years<
^HNA Photo XNP101<
^Eds: With HNA Photos.<
^The ferry to the islands runs again, and nobody knows for how long<
^By JANE ROE and LI WEI=
^Associated Press=
	   PORT TOWN (AP) _ The ferry to the islands runs again.
 
	   ``It sails at nine,'' said Ana Silva.
	   ___

	   AP-WF-11-13-13 1509GMT<


s0284-----
r s BC-BBO--Glance     08-18 
^BC-BBO--Glance<
^Standings=
^All Times EDT=
^ W  L
Port Town 73  52
^Sunday's Games=
	   Port Town 5, Harbour 4

	   AP-WF-08-18-19 2017GMT<
