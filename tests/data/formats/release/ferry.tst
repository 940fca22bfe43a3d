Source: Harbour Co
MEDIA RELEASE PR17
Harbour Co Opens a Ferry Line to the Islands after Nine Years of 
Repair

PORT TOWN, Feb. 1, 2017 /PRNewswire-AsiaNet/ --

Harbour Co today opened a ferry line.

SOURCE: Harbour Co
