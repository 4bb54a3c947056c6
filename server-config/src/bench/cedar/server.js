'use strict';

// Cedar as a service, which it has none of by itself: the policies are parsed once, and people and records come with the question
// in Cedar's own JSON. One process: beside it, one core is busy with asking. No schema is checked and no record kept.

const http = require('node:http');
const cedar = require('@cedar-policy/cedar-wasm/nodejs');

const POLICIES = `
permit (principal, action == Action::"read", resource is Record)
  when { principal in [Role::"member", Role::"admin"] };
permit (principal in Role::"member", action == Action::"write", resource is Record)
  when { resource.status == "active" };
permit (principal in Role::"admin", action == Action::"write", resource is Record)
  when { resource.status == "archived" };
`;

const parsed = cedar.preparsePolicySet('records', { staticPolicies: POLICIES });
if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed.errors));

function say(response, status, answer) {
  const body = JSON.stringify(answer);
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

function decide(question, response) {
  try {
    const answer = cedar.statefulIsAuthorized({ ...JSON.parse(question), preparsedPolicySetId: 'records' });
    if (answer.type === 'success') say(response, 200, answer.response);
    else say(response, 400, answer.errors);
  } catch (error) {
    say(response, 400, { error: String(error) });
  }
}

const server = http.createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => decide(Buffer.concat(parts).toString('utf8'), response));
});

server.listen(Number(process.env.CEDAR_PORT), '127.0.0.1', () => console.log('cedar ready'));
