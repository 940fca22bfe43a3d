filedesc://harbour.arc 0.0.0.0 20040817060000 text/plain 73
1 0 Harbour Town
URL IP-address Archive-date Content-type Archive-length

dns:news.example.com 192.0.2.1 20040817060001 text/dns 53
20040817060001
news.example.com. 3600 IN A 192.0.2.7

http://news.example.com/bac.html 192.0.2.7 20040817060002 text/html 349
HTTP/1.1 200 OK
Content-Type: text/html; charset=iso-8859-1

<html><head><title>Le vieux bac est vendu</title></head><body><h1>Le vieux bac est vendu</h1><p>Le vieux bac de la ville a été vendu mardi au musée de la navigation, qui l’a payé une couronne.</p><p>Personne d’autre n’avait fait d’offre, a précisé le conseil du port.</p></body></html>
http://news.example.com/logo.gif 192.0.2.7 20040817060003 image/gif 50
HTTP/1.1 200 OK
Content-Type: image/gif

GIF89a
http://news.example.com/gone.html 192.0.2.7 20040817060004 text/html 66
HTTP/1.1 404 Not Found
Content-Type: text/html

<p>Not here</p>
