hna00075 3 i 510    hna 1003

/politics/Islands/
2ND LEAD
Ferry runs again
By Jane Roe, hna  =
 
Port Town (hna) - The ferry runs again.

# Notebook

## Note to editors
- Adds quote

hna jr ro


101137 GMT Dez 18
