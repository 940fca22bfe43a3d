<?xml version="1.0"?>
<CHANNEL HREF="http://buoy.example/" BASE="http://buoy.example/">
  <TITLE>The Buoy</TITLE>
  <ABSTRACT>Weekly</ABSTRACT>
  <ITEM HREF="http://buoy.example/1.html" LASTMOD="1998-04-05T10:00-05:00">
    <TITLE>Lighthouse painted</TITLE>
    <ABSTRACT>The lighthouse is white again.</ABSTRACT>
  </ITEM>
  <CHANNEL><TITLE>Inner</TITLE>
    <ITEM HREF="http://buoy.example/2.html"><A HREF="http://buoy.example/2.html">x</A><TITLE>Buoy adrift</TITLE></ITEM>
  </CHANNEL>
</CHANNEL>
