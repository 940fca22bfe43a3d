zczc
AN#17
KN#Harbour Bites
PD#06 June 2016 14:00:00
SO#HSX
TI#Ferry Co sells ferry
AB#The ferry is sold.
TX#
Ferry Co has sold its ferry to a museum.
