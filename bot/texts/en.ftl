# Every sentence suifang says. HTML; values are escaped first. .bN are buttons, left to right, top to bottom.
# Numbers come from the rules and are never written into a sentence.

## Everybody

bot-description =
    I am the home-care helper of {$community}. I ask for your temperature morning and evening, and you can tell me what you need.
    Tap START below and I will guide you step by step.
    I am a program, not a doctor. In an emergency call {$emergency}.
community-unnamed = your community
may-be-repeat = ⚠️ <i>May be a repeat: the network failed just now, so I am not sure you got the last one.</i>
sorry = Sorry, something went wrong on our side and your last message had no effect. The admins know. If it is urgent, please phone your grid worker.
slow-down = Your messages come a little fast, so I take a short break. In an emergency tap 🆘 Help.
not-enrolled =
    Hello, this is the home-care helper. You are not registered here yet.
    Please scan the code from your grid worker, or send me the eight characters on the card.
    In an emergency call {$emergency}.
sos-stranger =
    <b>If life is in danger call {$emergency} now.</b>
    You are not registered here yet, so I cannot tell a grid worker for you.
sos-staff =
    <b>If life is in danger call {$emergency} now.</b>
    You are staff, so I did not pass this on to anybody for you.
command-unknown = I do not know this command. Send /help to see what I can do.
command-stale = This command was sent a while ago, so I did not carry it out. If you still need it, please send it again.
slash-hint = A command begins with a plain slash, for example: /help
home = 🏠
    .b1 = 🌡 Report
    .b2 = 🛒 Ask for things
    .b3 = 📞 Grid worker
    .b4 = 🆘 Help
help-resident =
    I can help you:
    🌡 Report: just send the number, for example <b>36.5</b>
    🛒 Ask for things: tell me what you need
    📞 Your grid worker: {$worker}
    🆘 Emergency: tap “🆘 Help” or call {$emergency}
    Wrong code, not you? Send “wrong code”.
help-staff = <b>Your commands</b>

## Residents: joining

choose-language = 请选语言 / Please choose a language
    .b1 = English
welcome-consent =
    Hello, this is the <b>{$community} home-care helper</b>.
    {$worker} asked me to keep <b>{$who}</b> company for these {$total} days: I ask for a temperature morning and evening, and you can tell me what you need.

    Only the grid workers, the health centre and the duty staff of {$community} see temperatures and messages. They are deleted {$retain} days after the end.
    I am a program, not a doctor. In an emergency call {$emergency}.
    .b1 = Yes, start
    .b2 = I report for a family member
    .b3 = I do not want this
    .b4 = Not me, wrong code
enrol-done =
    {$name}, all is set.
    Today is day {$day}; it ends on {$end_date}.
    I will ask every day at {$times}. Just answer with a number, for example <b>36.5</b>
    The four big buttons below always work.
joined-already = You are registered already, no need to scan again. Just send me the number, for example <b>36.5</b>
declined = Understood, I will not message you. {$worker} will phone you instead. To use this later, ask your grid worker for a new code.
wrong-person = Sorry, that was our mistake. We will not message you again.
code-refused =
    This code does not work. It may have expired, been used, or be missing a character.
    No worry, please ask your grid worker for a new one. In an emergency call {$emergency}.
start-in-group = To protect your privacy please send this code in our private chat. It is void now; please ask the grid worker for a new one.

## Residents: temperature

prompt =
    🌡
    .b1 = 🔢 Tap the number
    .b2 = I have no thermometer
    .b3 = 📞 Please call me
prompt-morning =
    Hello {$name} ☀️ Time for your {$slot} temperature. Day {$day} of {$total}.
    Please measure and send me the number, for example <b>36.5</b>
prompt-evening =
    Hello {$name} 🌙 One more temperature this {$slot}. Day {$day} of {$total}.
    Just send the number, for example <b>36.5</b>
reminder-1 =
    {$name}, I have not received your {$slot} temperature yet.
    No hurry. When you can, take it and send me the number.
reminder-2 =
    {$name}, I still have no {$slot} temperature from you and I am a little worried.
    Please send it before {$deadline}. If that is difficult, tap below and {$worker} will call you.
missed-resident =
    {$name}, I did not get your {$slot} temperature, so I told {$worker}, who will check how you are.
    If you are fine you can still report now: just send the number.
report-ask = Good, please send me the number, for example <b>36.5</b>
reading-noted =
    Noted, {$name}: <b>{$value}℃</b>.
    {$next}
    .b1 = ✏️ Change it
next-today = I will ask again at {$at}. Thank you.
next-tomorrow = Today is complete; I will ask again tomorrow at {$at}. Thank you.
next-none = All readings are complete. Thank you.
fever-noted =
    Noted: <b>{$value}℃, higher than usual</b>.
    I told {$worker}; you will be contacted within {$minutes} minutes. Please keep your phone near.
    Rest and drink some warm water.
    Short of breath, chest pain or confused: call {$emergency} now.
    .b1 = 📞 Call me now
    .b2 = ✏️ Wrong temperature
    .b3 = 🆘 I feel very ill
correct-ask = Good, please send me the right temperature, for example <b>36.5</b>
corrected = Changed to <b>{$value}℃</b> (it was {$old}℃).
confirm = ❓
    .b1 = Yes, {$value}℃
    .b2 = None of these, I will resend
confirm-value = Do you mean <b>{$value}℃</b>?
confirm-low = <b>{$value}℃</b> is low; the thermometer may have slipped. Measuring again is best. If it is right, tap “Yes”.
confirm-high = <b>{$value}℃</b> is very high. Please measure again; if it is right, tap “Yes” at once.
confirm-own = Is this your own temperature now? <b>{$value}℃</b>
pick-one = I see {$count} numbers. Which one is <b>yours, now</b>?
whose-value = Whose temperature is <b>{$value}℃</b>?
unclear-1 = Sorry, I did not understand. Please send the number, for example <b>36.5</b>
unclear-2 = I still do not understand. Let us try another way: tap the numbers below.
unclear-3 = No problem. I passed your words to {$worker}, who will contact you.
pad = What is the temperature? First the whole degrees:
    .b1 = Lower
    .b2 = Higher
    .b3 = ← Again
pad-tenths = {$whole} degrees and how much? Tap the full number:
outage = I was down for a while, from {$from} to {$to}. I have kept everything you sent, no need to resend; being late is not on you.
outage-long = I was down for a long time, from {$from} until {$to}. Readings in that time do not count as missed. If something matters, please tell me again.

## Residents: words, things, help

pleasantry = Good, I am here. To report just send the number; tell me any time what you need or what is wrong.
message-passed = I passed your message to {$worker}.
night-message = I got your message. {$worker} will answer after {$work_start}. In an emergency tap 🆘 Help.
call-promised = Good, I asked {$worker} to call you. Please keep your phone near.
need-ask = What do you need? Just type it, with how much and how urgent, and I pass it to {$worker}.
need-passed = Noted and passed to {$worker}, who will contact you.
thermometer-promised = That is fine, I asked {$worker} to bring one. If you feel hot, tap 📞 Grid worker.
voice-received = I got your voice message and passed it to {$worker}. To report, a number is quicker, for example <b>36.5</b>
photo-received = Photo received and passed to {$worker}. Please also send me the number, for example <b>36.5</b>
media-received = Received and passed to {$worker}.
sos-sent =
    I alerted {$worker}.
    <b>If life is in danger call {$emergency} now.</b>
    If you can type, tell me what is wrong.
    .b1 = Tapped by mistake, I am fine
sos-cancelled = Good to hear. I told {$worker} it was a mistake. They may still call, to be sure.

## Staff: alert cards

alert-fever = {$sign} <b>Fever {$value}℃</b>  {$name}  {$addr}
alert-unconfirmed = {$sign} <b>Possible fever, not confirmed yet</b>  {$name}  {$addr}
alert-sos = {$sign} <b>Emergency</b>  {$name}  {$addr}
alert-unreachable = {$sign} <b>No longer receives messages</b> (stopped the bot); please report by phone from now on  {$name}  {$addr}
alert-missed-head = {$sign} <b>{$place}  {$slot}: {$missing} missing</b> (due {$due})
alert-missed-none = {$sign} <b>{$place}  {$slot}: all reported</b> (due {$due})
alert-day = Day {$day}/{$total}
alert-phone = 📞 {$phone}
alert-corrected = ✏️ Corrected by the person: {$old}℃ → {$value}℃
alert-words = They say: {$words}
alert-recent = Before: {$recent}
alert-measured = Measured at {$at}
alert-call = · {$at} {$who}: {$what}
alert-climbed = ⏫ Climbed to level {$count}; nobody has taken it yet
alert-please = Please take it within {$minutes} min, or it goes to: {$next}.
alert-please-last = Please take it soon; it repeats until somebody does.
acked = ✅ {$actor} took it at {$time}
resolved = ☑️ Resolved by {$actor} at {$time}: {$outcome}
resolved-itself = ☑️ Resolved at {$time}: {$outcome}
resolve-ask = {$name}: what was the outcome?
press-ack = I take it
press-reached = Reached
press-noanswer = No answer
press-up = Escalate
press-file = File
press-done = Resolve
press-back = Put back
call-was-reached = reached
call-was-no-answer = no answer
alert-was-returned = put back
alert-was-reopened = no outcome, opened again
alert-was-escalated = escalated
alert-was-mistake = the person says it was a mistake, please check
alert-was-worse = it changed, told again
outcome-better = Fever down, keep watching
outcome-watching = Contacted, keep watching
outcome-hospital = Taken to hospital
outcome-wrong_number = Wrong number, corrected
outcome-false_alarm = Checked: false alarm
outcome-helped = Helped
outcome-reported = All reported by now
outcome-by_phone = Phone reports from now on
outcome-new_code = New code given
outcome-other = Other, I will type
alert-taken = It is yours. Tap “Resolve” when it is done.
alert-yours-already = It is yours already.
alert-taken-by = {$actor} already took this.
alert-closed-already = This is resolved already.
alert-closed = Resolved, thank you.
alert-escalated = Escalated.
alert-nobody-above = Nobody above can be reached just now; the admins know. Please keep at it.
alert-not-yours = This is not in your hands now.
alert-returned = Put back; it is told again.
call-reached-taken = Noted: reached. It is yours; tap “Resolve” when it is done.
call-reached = Noted: reached.
call-no-answer = Noted: no answer. Nobody has taken it, so it goes on climbing.
call-no-answer-yours = Noted: no answer.
outcome-asked = Please choose the outcome in our private chat.
open-first = Please tap START once in our private chat, so that I can write to you.
outcome-type-it = Please type the outcome in one sentence.
outcome-type-it-toast = Please type the outcome.
file-below = The file is below.

## Staff: residents, reporting for them, boards

from-resident = 💬 <b>{$name}</b>  {$addr}  {$why}
from-words = message
from-voice = voice message
from-photo = photo
from-media = file
wants-call = asks for a call
wants-things = needs things
wants-thermometer = has no thermometer
told-joined = ✅ {$name} ({$addr}) has scanned the code and is set.
told-declined = ☎️ {$name} ({$addr}) does not want the bot; please follow up by phone: {$phone}
told-unbound = ↩️ The code of {$name} ({$addr}) was scanned by the wrong person and is undone. Please make a new card: /card
code-used-twice = ⚠️ The code of {$name} ({$addr}) was scanned again by another account and refused. If they changed phones, make a new card: /card
proxy-ask = Reporting for <b>{$name}</b> (📞 {$phone}): temperature? Tap or type it. It is recorded as “by phone”.
rep-usage = Like this: /rep 王大爷 36.5
rep-several = Several people match “{$word}”. Which one?
proxy-value = I see no temperature in “{$word}”. Please send just the number, for example <b>36.5</b>
rep-value = I see no temperature in “{$word}”. Like this: /rep 王大爷 36.5
rep-confirm = Please confirm the temperature of {$name}:
rep-not-followed = {$name} is not being followed up now.
rep-done = Reported: {$name} <b>{$value}℃</b>
rep-done-fever = Reported: {$name} <b>{$value}℃</b>. The alert card is out.
find-usage = Like this: /find 王大爷 (name, door, or last four digits of the phone)
find-several = Several people match “{$word}”; tap for the file:
find-nobody = Nobody in your area matches “{$word}”. Try a name, a door, or the last four digits of the phone.
find-more = There are more; please be more precise.
card-usage = Like this: /card 王大爷
card-several = Several people match “{$word}”. A new code for whom?
file-head =
    👤 <b>{$name}</b>  {$addr}
    .b1 = Report for them
    .b2 = New code
file-place = {$place}
file-day = Day {$day}/{$total}, ends {$end}
file-not-begun = Begins {$start}, ends {$end}
file-over = Not being followed up
file-alerts = 🔴 Open alerts: {$count}
file-recent = Latest: {$recent}
file-no-readings = No readings yet
linked-yes = 📱 Scanned
linked-blocked = ⚠️ Receives no messages, please phone
linked-declined = ☎️ Chose the phone
linked-not-yet = ⏳ Not scanned yet
board-head = 📋 <b>{$place}  {$day}</b>  updated {$at}
    .b1 = Refresh
board-figures = Managed {$managed}  open alerts {$alerts}  not scanned {$unlinked}
board-slot = {$slot}: {$done} / {$due} reported
board-no-slot = Nobody has been asked yet today.
board-abnormal = 🔴 Abnormal: {$people}
board-missing = 🟡 Missing {$count}: {$names}
board-all-done = ✅ This round is complete
board-fresh = Up to date.
today-which = Which place?
staff-not-understood = I did not understand. Send /help for your commands.
staff-no-resident = This button is for residents. Your commands are in /help.
in-private-only = There are names and phones in it: please ask in our private chat.

## Registering

enrol-usage = Like this: /enroll 李奶奶 东门网格 幸福楼甲单元 13800000000 (then start date and days if you like)
name-wrong = “{$word}” does not look like a name. Put a name with a space in quotes.
phone-wrong = “{$word}” does not look like a phone number, for example 13800000000
address-long = The address is too long; up to the door is enough.
enrol-over = With these dates it ended on {$end} already. Please check the start and the days.
enrol-no-staff = There is no staff here yet. Add a worker with /team add first.
enrol-known = {$name} ({$addr}) is registered already; nobody was registered twice. For a new code send /card
enrol-created =
    Registered <b>{$name}</b>  {$addr}
    {$start} to {$end}, {$days} days
    .b1 = Revoke and renew
enrol-link =
    Let them scan it, or send them the link: {$link}
    Or they type this code: <code>{$code}</code>
    Valid for {$hours} hours, works once.
enrol-gaps = ⚠️ Nobody appointed yet: {$gaps}. The worker or an admin stands in.
card-title = {$community} home-care helper
card-name-stand-in = Resident
card-days = {$days} days
card-step-1 = Scan this code with your phone
card-step-2 = Tap START
card-step-3 = Send one number morning and evening
card-code = Or type this code
card-validity = Valid for {$hours} hours, works once
card-emergency = In an emergency call {$emergency}

## Admin

not-allowed = This is not within your rights. If you need it, please ask an admin.
button-unknown = This button does not work now; please use the latest message.
button-answered = This has been dealt with already.
place-usage = Like this: /place add 开发区/长河街道/东风社区/东门网格
place-wrong = “{$word}” does not look like a place. From the top, with slashes: 开发区/长河街道/东风社区/东门网格
place-unknown = There is no place “{$word}”. Please check the name, or write it in full: 开发区/长河街道/东风社区/东门网格 (put a person’s name with a space in quotes)
place-several = There is more than one “{$word}”: {$paths}. Please write the place above it too.
place-known = {$path} is there already.
place-added = Added {$path} ({$count} new)
place-none = There are no places yet. Like this: /place add 开发区/长河街道/东风社区/东门网格
place-tree = <b>Places</b>
place-line = {$indent}{$name}
team-usage = Like this: /team add 10001 worker 东门网格 王芳 (phone last if you like); remove: /team remove 10001
team-id-wrong = “{$word}” is no usable numeric Telegram id. Usernames change hands and cannot be used.
team-role-wrong = “{$word}” is no role. You can write: worker, lead, health, police, township, district, admin
team-added = Added: {$name}  {$role}  {$path}
team-added-not-open = Added: {$name}  {$role}  {$path}. ⚠️ They have not opened the bot yet and cannot be reached until they tap START.
team-known = {$name} is {$role} of {$path} already.
team-unknown = There is nobody on the staff with the id {$word}.
team-admin-stays = {$name} is an admin of the configuration (ADMIN_IDS); please change it there.
team-removed = Removed: {$name}
team-last-worker = {$name} is the only worker of {$path}, where people are followed up. Please appoint the next one first.
team-list = <b>Staff</b>
team-line = {$name}  {$role}  {$path}  <code>{$id}</code>
team-line-not-reachable = ⚠️ {$name}  {$role}  {$path}  <code>{$id}</code> (not reachable yet)
bind-in-group = Please send /bind in the group you want to bind
bind-which = Which place? Like this: /bind 东风社区
bind-how = Hello, I am the home-care helper. To get alerts in this group, the person in charge sends: /bind 东风社区
bound = This group is bound to {$path}. Alerts come here with names and doors masked; take one with the buttons on its card.
leaving = Sorry, I only serve registered work groups and leave now.
status = <b>Status</b>
status-people = Managed: {$managed}
status-alerts = Alerts: not taken {$open}, in hand {$acked}
status-in = In: waiting {$waiting}, done {$done}, put aside {$aside}, never came {$gap}
status-out = Out: owed {$owed}, sent {$sent}, uncertain {$uncertain}, put aside {$aside}
status-poll = Last reached Telegram: {$at}
status-outage = Last outage: {$from} – {$to}
ops-message-refused = ⚙️ Message {$id} ({$kind}) was refused by Telegram and put aside.
ops-quarantined = ⚙️ Update {$id} could not be handled and was put aside.
ops-gap = ⚙️ Updates never delivered to this bot: {$count} (expired, or taken by another consumer).
ops-conflict = ⚙️ Another program receives updates with the same token. Please stop one of them; until then updates may be missed.
ops-late = ⚙️ The system was down for {$minutes} min; {$late} residents got more time.
ops-group-lost = ⚠️ The work group “{$group}” cannot be written to (removed or muted); alerts go to people directly.
ops-topic-gone = ⚠️ The topic of the work group “{$group}” is gone; messages go to the group itself.

## Duty, rosters, handing over, ringing

duty-usage =
    Like this: /duty on, /duty off, /duty deputy 赵敏 (who stands in for you),
    /duty roster 东风社区 worker with the list on the lines below. /duty alone shows where you stand.
duty-head =
    🕗 <b>My duty</b>
    .b1 = On duty
    .b2 = Off duty
duty-on-until = ✅ {$place}  {$role}: on until {$until}
duty-on = ✅ {$place}  {$role}: on
duty-off-until = ⏸ {$place}  {$role}: off, on again {$until}
duty-off = ⏸ {$place}  {$role}: off
duty-resting-until = ⏸ {$place}  {$role}: not your shift now, next {$until}
duty-resting = ⏸ {$place}  {$role}: not your shift now
duty-always = 🔔 {$place}  {$role}: no roster, everything reaches you
duty-deputy = Deputy: {$name}
duty-no-deputy = No deputy yet. Name one: /duty deputy 赵敏
duty-admin = Admins have no shifts; they are reached at any time.
duty-now-on = Good, you are on.
duty-now-off = Good, you are off; what comes goes to the next. What you have taken stays yours; to hand it over send /handover
deputy-usage = Like this: /duty deputy 赵敏; to take it back: /duty deputy none
deputy-named = Good, {$name} stands in when you are not there.
deputy-none = Good, nobody stands in for you now.
deputy-unknown = There is nobody called “{$name}” on the staff.
deputy-several = More than one person is called “{$name}”; please ask an admin to tell the names apart.
deputy-self = You cannot stand in for yourself; please name a colleague.
deputy-elsewhere = {$name} does not work for this place and cannot take this duty.
roster-usage = Like this: /duty roster 东风社区 worker, then a day on each line: Mon 8h-20h 王芳 / 20h-8h 赵敏
roster-nobody = Nobody has this role at {$path} yet. Add somebody with /team add first.
roster-is-shown = 🗓 <b>{$place}  {$role}</b>  coming shifts
roster-is-preview = 🗓 <b>{$place}  {$role}</b>  please check; it counts once you confirm
roster-is-saved =
    🗓 <b>{$place}  {$role}</b>  the roster is in force
    .b1 = Undo this roster
roster-is-undone = 🗓 <b>{$place}  {$role}</b>  this roster is undone; the one before stands again.
roster-is-dropped = 🗓 <b>{$place}  {$role}</b>  nothing was changed.
roster-row = ✓ {$weekday} {$day}  {$begins}–{$ends}  {$name}
roster-row-refused = ✗ {$row}  ({$why} {$word})
slip-day = no day or date at the beginning:
slip-span = times not understood:
slip-name = nobody of this office:
slip-several = more than one:
slip-past = over already:
slip-far = too far ahead:
slip-twice = on at that time already:
roster-more = {$count} more shifts are not shown
roster-gaps = ⚠️ Nobody on: {$gaps}
roster-replaces = Shifts this replaces: {$count}.
roster-check =
    If it is right, tap “Confirm”.
    .b1 = Confirm
    .b2 = Cancel
roster-nothing = No line can be used; please mend it and send it again.
roster-paste = To change it, send me the new list.
roster-none = No roster yet, so everybody is reached. To make one, send me the list, a day on each line, for example: Mon 8h-20h 王芳 / 20h-8h 赵敏
roster-saved-toast = The roster is in force.
roster-undone-toast = Undone.
roster-undo-late = A newer roster lies over this one, so it cannot be undone any more.
weekdays = Mon Tue Wed Thu Fri Sat Sun
gap-tomorrow = ⚠️ Tomorrow nobody is on at {$place}, {$role}: {$starts} until {$until}. To fill it send /duty roster
shift-begun-until = 🕗 <b>You are on</b>  {$place}  {$role}, until {$until}
shift-begun = 🕗 <b>You are on</b>  {$place}  {$role}
digest-owned = In hand, without an outcome ({$count}):
digest-open = Taken by nobody ({$count}):
digest-taken = In the hands of others, without an outcome ({$count}):
digest-missing = 🟡 Not reported yet ({$count}): {$names}
digest-missed = {$sign} {$place}  missing in the {$slot} round
digest-nothing = There is nothing to pass on now.
handover-head = 🤝 <b>Hand over</b>
handover-which = To whom? Until they tap “Take over” it stays with you.
handover-nobody = No colleague can take over now: they must work for this place, be on duty and have opened the bot. See who is on: /whoson
handover-self = You cannot hand over to yourself; please choose a colleague.
handover-elsewhere = {$name} does not work for this place and cannot take over.
handover-unreached = {$name} cannot be reached now; please ask them to open the bot once.
handover-off = {$name} is off duty now; ask them to send /duty on, or choose somebody else.
handover-pending = You are waiting for {$name} already. To choose somebody else, tap “Withdraw” on that card first.
handover-giving =
    🤝 <b>{$receiver} was asked to take over</b>, until {$until}. Until then this is still yours:
    .b1 = Withdraw
handover-receiving =
    🤝 <b>{$giver} would like to hand over to you</b>; please answer before {$until}:
    .b1 = Take over
    .b2 = Not now
handover-accepted = ✅ {$receiver} took over from {$giver}; alerts that moved: {$moved}.
handover-refused = ↩️ {$receiver} cannot take over now; it stays with {$giver}.
handover-withdrawn = ↩️ {$giver} withdrew the handover; it stays with {$giver}.
handover-expired = ⌛ {$receiver} did not get to it in time; it stays with {$giver}. You can hand over again: /handover
handover-accepted-toast = Good, you have taken over.
handover-refused-toast = They know that you cannot take over now.
handover-withdrawn-toast = This handover was withdrawn.
handover-expired-toast = This handover is over; nothing moved.
whoson-head = 👥 <b>{$place}  who is on</b>  {$at}
whoson-on = ✅ {$place}  {$role}: {$who}, until {$until}
whoson-stand-in = 🔁 {$place}  {$role}: {$who} standing in
whoson-always = 🔔 {$place}  {$role}: {$who} (no roster)
whoson-gap = ⚠️ {$place}  {$role}: nobody on, it goes to the level above
whoson-next = 　　next: {$next}
whoson-nobody = There is no staff here yet.
whoson-more = {$count} more lines; please name a smaller place.
unreached-head = 📵 <b>Not reached by messages ({$count})</b>
unreached-never = · {$name}  {$place} {$role}: has not opened the bot yet
unreached-blocked = · {$name}  {$place} {$role}: stopped the bot, please phone
ringing-head =
    🔔 <b>Which messages ring</b>
    A tap changes it: ring, silent, or pass on to the next. What is passed on still stands on the board.
ringing-always = Emergencies and red alerts can save a life, so they always ring; there are few of them.
ringing-now-on = Good, it rings.
ringing-now-silent = Good, it comes without a sound.
ringing-now-off = Good, it goes to the next; the board still shows it.
kind-sos = Emergencies
kind-red = Red alerts
kind-yellow = Yellow alerts
kind-missed = Missed rounds
kind-words = Messages from residents
kind-told = Code scanned
kind-duty = Start of a shift
mode-on = ring
mode-silent = silent
mode-off = pass on
morning-head = 🌅 <b>From the night, nothing urgent ({$count})</b>
card-taken-back = This card was taken back.
team-holds = {$name} still answers for residents ({$people}) and open alerts ({$alerts}). Choose who takes over; one tap moves everything and removes {$name}:
team-holds-nobody = {$name} still answers for residents ({$people}) and open alerts ({$alerts}), and nobody could take over. Please add somebody with /team add first.
team-moved = {$name} is removed. Residents ({$people}) and open alerts ({$alerts}) went to {$successor}.

## Words

worker-unnamed = your grid worker
slot-morning = morning
slot-evening = evening
role-worker = grid worker
role-lead = community
role-health = health centre
role-police = police station
role-township = township
role-district = district
role-admin = admin
party-town = township
party-police = police station
party-clinic = health centre
party-community = community

everywhere = all places

## Commands

command-start = Start
command-help = How this works, whom to call
command-report = Report a temperature
command-need = Ask for things
command-sos = Emergency
command-call = Ask for a call
command-today = Board of today
command-rep = Report on behalf
command-find = Find a person
command-enroll = Register a resident
command-card = Show a new code
command-duty = On or off duty, rosters
command-handover = Hand over
command-whoson = Who is on duty
command-notify = Which messages ring
command-bind = Alerts in this group
command-place = Places
command-team = Staff
command-status = System status

# What follows a command
usage-start = [CODE]
usage-rep = NAME VALUE
usage-find = NAME, DOOR or LAST FOUR DIGITS
usage-enroll = NAME PLACE [address] [phone] [start] [days]
usage-card = NAME
usage-duty = [on | off | deputy NAME | roster PLACE ROLE]
usage-handover = [NAME]
usage-whoson = [PLACE]
usage-bind = [PLACE]
usage-place = [add PATH]
usage-team = [add ID ROLE PLACE NAME [phone] | remove ID]
