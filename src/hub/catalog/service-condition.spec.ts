import { healthOf, overallHealthOf, type ServiceFacts, statusOf } from './service-condition.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const facts = (over: Partial<ServiceFacts> = {}): ServiceFacts => ({
  connections: {},
  lastUsedAt: null,
  configured: true,
  outcome: undefined,
  ...over,
});
const hoursAgo = (hours: number) => new Date(NOW - hours * 3_600_000);

describe('the condition of a service', () => {
  it.each<[string, string, Partial<ServiceFacts>]>([
    ['available', 'healthy', {}],
    ['disconnected', 'degraded', { configured: false }],
    ['connected', 'healthy', { connections: { active: 2 } }],
    ['connected', 'healthy', { connections: { active: 2 }, lastUsedAt: hoursAgo(25) }],
    ['active', 'healthy', { connections: { active: 2 }, lastUsedAt: hoursAgo(23) }],
    ['connected', 'degraded', { connections: { active: 2, revoked: 1 } }],
    ['error', 'unhealthy', { connections: { error: 1, revoked: 1 } }],
    ['disconnected', 'unhealthy', { connections: { expired: 1 } }],
    ['available', 'unhealthy', { outcome: { at: NOW - 1_000, failingSince: NOW - 9_000 } }],
    ['available', 'healthy', { outcome: { at: NOW - 600_000, failingSince: NOW - 900_000 } }],
    ['available', 'healthy', { outcome: { at: NOW - 1_000, failingSince: undefined } }],
  ])('is %s and %s', (status, health, over) => {
    expect([statusOf(facts(over), NOW), healthOf(facts(over), NOW)]).toEqual([status, health]);
  });

  it.each([
    [0, 0, 'healthy', 100],
    [4, 5, 'healthy', 80],
    [7, 9, 'degraded', 77.8],
    [1, 2, 'degraded', 50],
    [4, 9, 'unhealthy', 44.4],
  ])('of %i healthy services in %i is %s (%d %%)', (healthy, all, health, percentage) => {
    expect(overallHealthOf(healthy, all)).toEqual({ health, percentage });
  });
});
