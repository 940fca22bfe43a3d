hna062 4 i 31 ccccb   hna 061

Islands/transport/
1ST LEAD
Ferry to the islands runs again after nine years of repair in
Port Town
By Jane Roe, hna =

   Port Town (hna) - The ferry to the islands runs again, the port
board told hna on Wednesday.

   "It sails at nine," said Ana Silva.

# hna NOTEBOOK

* * * *
The following information is not for publication

hna jr ro

131137 GMT Nov 13 


bsf025 3 ec 20   etf 967

France

Situation
France:
Le bac repart =

   Paris (hna xyz) Le bac est réparé. 

091223 dec 18
