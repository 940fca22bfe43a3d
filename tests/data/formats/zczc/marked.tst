ZCZC HNA
%A
#Ferry_BC1
$Ferry runs again
:(PORT TOWN)
&HNAIS\roej
*04015000
@ISL
The ferry to the islands runs again.

   * It sails at nine.

HNA RTV
NNNN

ZCZC HNA
%B
$Port closes
The port is closed.
NNNN
