-- What was published behind a place.
-- KEYS: stream, state
-- ARGV: a life in case none is known, how long the state is kept in ms, age in ms, most messages, most bytes,
--       'now', 'earliest', or the life of a cursor; its time and number
local state = redis.call('HMGET', KEYS[2], 'life', 'ms', 'n')
local life, ms, n = state[1], tonumber(state[2] or 0), tonumber(state[3] or 0)
if not life then
  life = ARGV[1]
  redis.call('HSET', KEYS[2], 'life', life, 'ms', 0, 'n', 0)
end
-- A topic that nobody has published on is not kept for long: anyone may ask for any.
redis.call('PEXPIRE', KEYS[2], n > 0 and ARGV[2] or ARGV[3])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('XTRIM', KEYS[1], 'MINID', string.format('%.0f', now - ARGV[3]))

-- The place before the oldest message that is left.
local first = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
local oldms, oldn = ms, n
if first then
  local firstms, firstn = first[1]:match('(%d+)-(%d+)')
  oldms, oldn = tonumber(firstms), tonumber(firstn) - 1
  if oldn == 0 then
    oldms = 0
  end
end

local complete, startms, startn = 1, oldms, oldn
if ARGV[6] == 'now' then
  startms, startn = ms, n
elseif ARGV[6] ~= 'earliest' then
  local askedn = tonumber(ARGV[8])
  local asked = ARGV[7] .. '-' .. ARGV[8]
  -- A Redis that lost its last messages gives their numbers to others: only the time tells these apart.
  if ARGV[6] == life and askedn >= oldn and askedn <= n
      and (askedn == oldn or #redis.call('XRANGE', KEYS[1], asked, asked) == 1) then
    startms, startn = tonumber(ARGV[7]), askedn
  else
    complete = 0
  end
end

local messages, bytes = {}, 0
if startn < n then
  local from = string.format('(%.0f-%.0f', startms, startn)
  for _, entry in ipairs(redis.call('XRANGE', KEYS[1], from, '+', 'COUNT', ARGV[4])) do
    bytes = bytes + #entry[2][6]
    if #messages > 0 and bytes > tonumber(ARGV[5]) then
      break
    end
    messages[#messages + 1] = {entry[1], entry[2][2], entry[2][4], entry[2][6]}
  end
end
local more = 0
if #messages > 0 and tonumber(messages[#messages][1]:match('-(%d+)')) < n then
  more = 1
end
return {life, complete, string.format('%.0f-%.0f', startms, startn), messages, more}
