-- Forgets a topic, and tells so.
-- KEYS: stream, state; ARGV: channel
redis.call('DEL', KEYS[1], KEYS[2])
redis.call('PUBLISH', ARGV[1], '')
return 0
