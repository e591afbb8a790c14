-- Stores a message and tells it, in one step; or finds that its key was used before.
-- KEYS: stream, state, idempotency key (or the state once more, when there is none)
-- ARGV: channel, a life in case none is known, type, kind, payload, count, age in ms,
--       how long the state is kept in ms, how long the key is honoured in ms (0 when there is none)
local honoured = tonumber(ARGV[9])
if honoured > 0 then
  local known = redis.call('GET', KEYS[3])
  if known then
    return {1, known}
  end
end
local state = redis.call('HMGET', KEYS[2], 'life', 'ms', 'n')
local life = state[1] or ARGV[2]
local time = redis.call('TIME')
local ms = math.max(time[1] * 1000 + math.floor(time[2] / 1000), tonumber(state[2] or 0))
local n = tonumber(state[3] or 0) + 1
local place = string.format('%.0f-%.0f', ms, n)
redis.call('XADD', KEYS[1], 'MAXLEN', ARGV[6], place, 't', ARGV[3], 'k', ARGV[4], 'd', ARGV[5])
redis.call('XTRIM', KEYS[1], 'MINID', string.format('%.0f', ms - ARGV[7]))
redis.call('PEXPIRE', KEYS[1], ARGV[7])
redis.call('HSET', KEYS[2], 'life', life, 'ms', string.format('%.0f', ms), 'n', string.format('%.0f', n))
redis.call('PEXPIRE', KEYS[2], ARGV[8])
local id = life .. '-' .. place
if honoured > 0 then
  redis.call('SET', KEYS[3], id, 'PX', ARGV[9])
end
redis.call('PUBLISH', ARGV[1], id .. ' ' .. ARGV[4] .. ' ' .. ARGV[3] .. '\n' .. ARGV[5])
return {0, id}
