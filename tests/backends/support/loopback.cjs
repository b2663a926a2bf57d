// Loaded before servers that would listen on every interface of the machine: on 127.0.0.1 only.
const { Server } = require('node:net');

const listen = Server.prototype.listen;

Server.prototype.listen = function listenHere(...given) {
  const [where] = given;
  const port = typeof where === 'object' && where !== null ? where.port : where;
  if (Number.isNaN(Number(port))) return listen.apply(this, given);
  return listen.call(this, { port: Number(port), host: '127.0.0.1' }, given.find((one) => typeof one === 'function'));
};
