a0105HARBOURkoko-
u s BC-Ferry-Race   09-12 0344
BC-Ferry-Race
Ferry race: Port Town wins+
     PORT TOWN, Islands, Dec. 9 Harbour - Port Town won the race on 
Sunday.
     It rained.
==Harbour
KWS-21:37-09-12-18
