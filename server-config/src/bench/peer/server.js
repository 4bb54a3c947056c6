'use strict';

// The portal's hot path in the customary way: per request one JWT is verified, one rate limit counted, one key read from Redis
// and one audit record inserted, without waiting for it. Where custom allows a fast way and a slow one, this takes the fast one:
// the cached text is sent as it is, the limit is counted in memory, and ioredis joins the commands of one turn.

const cluster = require('node:cluster');
const crypto = require('node:crypto');

const WORKERS = 2;
const port = Number(process.env.PEER_PORT);
const redisPort = Number(process.env.PEER_REDIS_PORT);
const secret = process.env.PEER_JWT_SECRET;
const quota = Number(process.env.PEER_RATE_LIMIT);

if (cluster.isPrimary) {
  let listening = 0;
  for (let i = 0; i < WORKERS; i++) cluster.fork();
  cluster.on('listening', () => {
    listening += 1;
    if (listening === WORKERS) console.log('peer ready');
  });
  cluster.on('exit', (worker, code) => process.exit(code || 1));
} else {
  serve();
}

function serve() {
  const express = require('express');
  const { rateLimit } = require('express-rate-limit');
  const Redis = require('ioredis').Redis;
  const jwt = require('jsonwebtoken');

  const redis = new Redis({ host: '127.0.0.1', port: redisPort, enableAutoPipelining: true });
  const app = express();
  app.disable('x-powered-by');

  const authenticate = (req, res, next) => {
    const header = req.get('authorization');
    if (!header || !header.startsWith('Bearer ')) return res.status(401).json({ error: 'Missing or malformed auth token' });
    try {
      req.user = jwt.verify(header.slice(7), secret, { algorithms: ['HS256'] });
    } catch {
      return res.status(401).json({ error: 'Invalid auth token' });
    }
    return next();
  };

  const may = (permission) => (req, res, next) =>
    req.user.permissions.includes(permission) ? next() : res.status(403).json({ error: 'Forbidden' });

  const audit = (req, action) => {
    const event = { id: crypto.randomUUID(), userId: req.user.sub, action, ip: req.ip, agent: req.get('user-agent'), at: new Date() };
    redis
      .xadd('audit_log', 'MAXLEN', '~', 10000, '*', 'event', JSON.stringify(event))
      .catch((error) => console.error('audit', error.message));
  };

  app.use(rateLimit({ windowMs: 60_000, limit: quota, standardHeaders: 'draft-8', legacyHeaders: false }));

  app.get('/api/health', (req, res) => res.json({ status: 'healthy', timestamp: new Date() }));

  app.get('/api/projects', authenticate, may('read:account-projects'), async (req, res) => {
    const cached = await redis.get(`projects:${req.user.accountId}:${req.query.limit || 50}`);
    if (cached === null) return res.status(503).json({ error: 'Not in the cache' });
    audit(req, 'project.list');
    return res.type('json').send(cached);
  });

  app.listen(port, '127.0.0.1');
}
