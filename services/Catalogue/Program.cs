// The host is composed when the service is.
return;
