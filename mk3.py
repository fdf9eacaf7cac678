exec(open('/tmp/x/mk.py').read().split("UPD=")[0])
var('now')
b0=base
NEW='''      from unnest(v_nos, v_debits, v_credits, v_debits_held, v_credits_held) n(no, debits, credits, debits_held, credits_held)
      -- All places at once: joined by place, each row would begin a scan of its own, and ask how long the table is.
      where a.ctid = any(v_tids) and a.account_no = n.no
'''
OLD='''      from unnest(v_tids, v_debits, v_credits, v_debits_held, v_credits_held) n(tid, debits, credits, debits_held, credits_held)
      where a.ctid = n.tid
'''
var('old',(NEW,OLD))
var('nowarm')
