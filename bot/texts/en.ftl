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
sos-joining =
    <b>If life is in danger call {$emergency} now.</b>
    I have told {$worker}.
join-first =
    One more step: please answer by the buttons first, then send me that again so that I can note it.
    In an emergency call {$emergency}.
sos-staff =
    <b>If life is in danger call {$emergency} now.</b>
    You are staff, so I did not pass this on to anybody for you.
command-unknown = I do not know this command. Send /help to see what I can do.
command-meant = I do not know this command. Do you mean /{$name}? Send /help to see what I can do.
command-stale = This command was sent a while ago, so I did not carry it out. If you still need it, please send it again.
command-several = One command a message, please: send them one by one. None of these was carried out.
slash-hint = A command begins with a plain slash, for example: /help
command-anonymous = I cannot tell which admin sent this command, so I did not carry it out. Please send it once more under your own name.
command-forwarded = I do not carry out forwarded commands. If you need it, please type it yourself.
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
    Your record /me · Settings, large print /settings · No more messages /stop
    Wrong code, not you? Send “wrong code”.
    .b1 = 👪 Family
    .b2 = Not me, wrong code
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
welcome-guardian = {$name} is under {$age}: please let a guardian read this, agree, and report for them.
enrol-done =
    {$name}, all is set.
    Today is day {$day}; it ends on {$end_date}.
    I will ask every day at {$times}. Just answer with a number, for example <b>36.5</b>
    The four big buttons below always work.
enrol-done-later =
    {$name}, all is set.
    It begins on {$start} and ends on {$end_date}.
    From then on I will ask every day at {$times}. Just answer with a number, for example <b>36.5</b>
    The four big buttons below work from now on.
joined-already = You are registered already, no need to scan again. Just send me the number, for example <b>36.5</b>
declined = Understood, I will not message you. {$worker} will phone you instead. To use this later, ask your grid worker for a new code.
not-me-which =
    If the temperature is somebody else's, write whose it is and the degrees.
    If the code was not for you, reply: <b>wrong code</b>
correct-left = All right, nothing was changed.
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
reading-noted-well =
    Good, {$name}: <b>{$value}℃, nothing wrong</b>.
    {$next}
reading-noted-all =
    Good, nobody is unwell:
    {$parts}
    {$next}
    .b1 = ✏️ Change {$name}'s
ask-symptoms =
    Noted, {$name}: <b>{$value}℃</b>.
    Does anything feel wrong?
    .b1 = Nothing is wrong
    .b2 = I do not feel well
    .b3 = ✏️ Wrong temperature
ask-symptoms-all =
    Noted:
    {$parts}
    Is anybody unwell?
    .b1 = Nobody is
    .b2 = {$name} is unwell
symptom-pick = What is wrong? Tap as many as you like, then “Done”.
    .b1 = Something else, I will type
    .b2 = Done
symptom-none-ticked = Please tap what is wrong first, then “Done”.
symptom-type-it = Please type what is wrong, and I pass it to {$worker}.
symptom-noted = Noted: <b>{$symptoms}</b>.
symptom-noted-value = Noted, {$name}: <b>{$value}℃, {$symptoms}</b>.
symptom-told =
    I told {$worker}, who will contact you soon. Please keep your phone near.
    Short of breath, chest pain or getting worse: tap 🆘, or call {$emergency}.
    .b1 = 📞 Please call me
    .b2 = ✏️ Change it
symptom-value-too = When you can, please also send me the number, for example <b>36.5</b>
well-and-value = Good to hear. Please also send me the number, for example <b>36.5</b>
feel-day-over = That day is put away. If anything is wrong now, just type it.
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
    .b4 = Something else is wrong
fever-symptoms = Also noted: {$symptoms}.
fever-again = In {$minutes} minutes I will ask you to measure once more.
fever-recheck = {$name}, it is time: please measure once more and send me the number.
correct-day-over = That day is put away and can no longer be changed. If it was wrong, type it to me and I pass it to {$worker}.
correct-ask = Good, please send me the right temperature, for example <b>36.5</b>
corrected = Changed to <b>{$value}℃</b> (it was {$old}℃).
confirm = ❓
    .b1 = Yes, {$value}℃
    .b2 = None of these, I will resend
confirm-value = Do you mean <b>{$value}℃</b>?
confirm-low = <b>{$value}℃</b> is low; the thermometer may have slipped. Measuring again is best. If it is right, tap “Yes”.
confirm-high = <b>{$value}℃</b> is very high. Please measure again; if it is right, tap “Yes” at once.
confirm-own = Is this your own temperature now? <b>{$value}℃</b>
confirm-of = Is this the temperature of <b>{$name}</b> now? <b>{$value}℃</b>
confirm-home = Is this the temperature of somebody in your home now? <b>{$value}℃</b>
pick-one = I see {$count} numbers. Which one is <b>yours, now</b>?
pick-one-of = I see {$count} numbers. Which one is it for <b>{$name} now</b>?
pick-one-home = I see {$count} numbers. Which one is meant?
whose-value = Whose temperature is <b>{$value}℃</b>?
unclear-1 = Sorry, I did not understand. Please send the number, for example <b>36.5</b>
unclear-2 = I still do not understand. Let us try another way: tap the numbers below.
unclear-3 = No problem. I passed your words to {$worker}, who will contact you.
pad = What is the temperature? First the whole degrees:
    .b1 = Lower
    .b2 = Higher
    .b3 = ← Again
    .b4 = I would rather type
pad-tenths = {$whole} degrees and how much? Tap the full number:
outage = I was down for a while, from {$from} to {$to}. I have kept everything you sent, no need to resend; being late is not on you.
outage-long = I was down for a long time, from {$from} until {$to}. Readings in that time do not count as missed. If something matters, please tell me again.

## Residents: one phone for a household

household = 👪
    .b1 = {$name} ☐
    .b2 = {$name} ☑ {$value}
    .b3 = Everybody is done
household-morning =
    Hello ☀️ it is time for the {$slot} temperatures. {$days}
    Tap a name to report one by one. Or type it, for example <b>{$name} 36.5</b>
household-evening =
    Hello 🌙 please measure everybody once more this {$slot}. {$days}
    Tap a name to report one by one. Or type it, for example <b>{$name} 36.5</b>
household-day = Today is day {$day} of {$total}.
household-reminder =
    Still waiting for the {$slot} temperatures of {$name}.
    No hurry: measure when you can and tap the name.
household-done = All {$slot} temperatures are in, thank you. To change one, tap the name.
household-missing = Still missing: {$names}. Tap a name to report.
household-complete = Everybody has reported, thank you.
member-ask = What is the temperature of <b>{$name}</b>? Tap or type it.
split =
    This is how I understood it. Is it right?
    {$parts}
    .b1 = ✓ Right
    .b2 = ✗ Start again
reading-of = <b>{$name}</b>
split-part = {$name}  <b>{$value}℃</b>
split-again = Good, I noted nothing. Please send them one by one, for example <b>{$name} 36.5</b>
whose-word = “{$word}” <b>{$value}℃</b>: who is meant?
whose-word-next = “{$word}” <b>{$value}℃</b>: and who is the other one?
second =
    {$name}: {$who} already reported {$old}℃ for this round.
    Change it to <b>{$value}℃</b>?
    .b1 = Change to {$value}℃
    .b2 = No, {$old}℃ is right
second-same = {$name}, {$value}℃: {$who} reported the same just before. Thank you.
second-kept = Good, {$name} stays at <b>{$value}℃</b>.
told-reported = {$name}: {$who} already reported <b>{$value}℃</b>. No need to report it again.
told-reported-own = {$name} already reported: <b>{$value}℃</b>. No need to report it again.
told-reported-fever =
    {$name}: <b>{$value}℃</b>, higher than usual (reported by {$who}).
    I told {$worker}, who will be in touch soon.
told-corrected = {$name}: the temperature was changed to <b>{$value}℃</b> (it was {$old}℃).
relation-ask = What are you to <b>{$name}</b>?
    .b1 = Partner
    .b2 = Child
    .b3 = Parent
    .b4 = Other
relation-noted = Noted for {$name}: you are {$relation}.
family =
    This phone reports for:
    {$people}
    .b1 = ➕ Add somebody
    .b2 = Stop for {$name}
    .b3 = Not me, wrong code
family-person = {$name}  (I am {$relation})
family-person-own = {$name}  (the person themselves)
family-add =
    Please scan that person’s card, or send me its eight characters, then tap “I report for a family member”.
    If there is no card yet, ask {$worker} for one.
family-stopped =
    Good, I will not ask you about {$name} any more, and {$worker} knows.
    .b1 = ↩️ A mistake, I go on
family-back = Good, you go on reporting for {$name}.

## Residents: words, things, help

pleasantry = Good, I am here. To report just send the number; tell me any time what you need or what is wrong.
message-passed = I passed your message to {$worker}.
night-message = I got your message. {$worker} will answer after {$work_start}. In an emergency tap 🆘 Help.
call-promised = Good, I asked {$worker} to call you. Please keep your phone near.
call-asked = You asked for a call at {$at} and {$worker} knows; it should not be long. If it cannot wait tap 🆘 Help or call {$emergency}.
call-at-night = I am telling {$worker} now. If they do not see it at night, they will phone you after {$work_start}. In an emergency tap 🆘 Help or call {$emergency}.
thermometer-promised = That is fine, I asked {$worker} to bring one. Do you feel hot now?
    .b1 = Hot
    .b2 = Not hot
    .b3 = Hard to say
heat-hot =
    I told {$worker}, who will contact you soon. Please keep your phone near.
    Rest and drink some warm water.
    Short of breath, chest pain or confused: call {$emergency} now.
heat-cool = Good. When the thermometer is there, please measure and send me the number; if you feel hot, tell me any time.
heat-unsure = That is all right. I asked {$worker} to call you; please keep your phone near.
voice-received = I got your voice message and passed it to {$worker}. To report, a number is quicker, for example <b>36.5</b>
file-received = Received and passed to {$worker}.

## Residents: asking for things

supply-menu = What do you need? Tap one, or just type, send a picture or a voice message.
    .b1 = 🥬 Vegetables, meat
    .b2 = 🍚 Rice, flour, oil
    .b3 = 💊 Medicine
    .b4 = 🧴 Daily goods
    .b5 = 🗑 Rubbish
    .b6 = 📦 Parcel
    .b7 = Other, I will type
supply-detail =
    What, and how much? For example: <b>1 kg greens, a tray of eggs</b>
    For medicine, write the name or photograph the box.
supply-change = Of course. Please say again what you need, and I will write it down anew.
supply-how-much = How much of it? For example: <b>2 kg</b>, <b>one bag</b>
supply-when = How soon?
    .b1 = Very urgent (out of medicine or food)
    .b2 = Today
    .b3 = Tomorrow is fine
supply-odd =
    I wrote down: <b>{$items}</b>
    Is the amount right?
    .b1 = Yes
    .b2 = I will say it again
supply-whom = Who is it for?
supply-breath = One important thing: is it hard to breathe now?
    .b1 = Yes, very hard
    .b2 = No
supply-breath-fine = Good. If breathing gets hard, tap “🆘 Help” at once.
supply-nothing = Please tell me what you need, for example: <b>1 kg greens, a tray of eggs</b>
supply-created =
    Noted, request <b>{$no}</b>:
    .b1 = ✏️ Change it
    .b2 = Cancel
supply-created-for = Noted for <b>{$name}</b>, request <b>{$no}</b>:
supply-line = · {$thing}
supply-more-lines = … and {$count} more, all written down
supply-free = free
supply-sees = {$worker} will reply.
supply-sees-urgent = I told {$worker} at once; this one goes first.
supply-sees-morning = {$worker} sees to it after {$at}.
supply-too-late = Somebody is already on this one. To change it, just type what you want and I will pass it on to the grid worker.
supply-cancelled = Fine, {$no} is cancelled. Tell me any time you need something.
supply-put-away = Fine, I put that one away. Tell me any time you need something.
supply-cancel-which = Which one should be cancelled?
    .b1 = Cancel {$order}
supply-accepted = {$worker} took your request ({$no}); expected at your door by {$at}.
supply-accepted-day = {$worker} took your request ({$no}); expected at your door by {$day} {$at}.
supply-returned = Somebody else will see to your request ({$no}). It goes on; no need to ask again.
supply-brings = {$who} will bring your request ({$no}) to the door.
supply-bought = Your things ({$no}) are bought: {$price} yuan in all.
supply-bought-free = Your things ({$no}) are ready, free of charge.
supply-delivered =
    Your things are at the door ({$no}).
    Wait two minutes and wear a mask before opening.
    .b1 = Got it
    .b2 = I do not see it
    .b3 = Wrong items
supply-done = Good, this request is complete. Tell me any time you need more.
supply-missing = I see. {$worker} will look again. When you find it, please tap “Got it”.
supply-wrong = I see, and told {$worker}. Please type what is wrong and I will pass it on.
supply-unable = What you asked for ({$no}) cannot be had now: {$reason}. Would you like something else?
    .b1 = Something else
    .b2 = No, thanks
supply-unchanged = All right, the order stays as it is. Tell me any time what else you need.
supply-left = Fine, then we leave it. Tell me any time you need something.
orders-own-head = 🛒 <b>What {$name} asked for</b>
    .b1 = Cancel {$no}
order-is-owed = waiting for somebody
order-is-accepted = somebody is on it
order-is-bought = bought
order-is-at_door = at the door
order-is-not_found = being looked for
order-is-wrong_things = being exchanged
order-is-received = you have it
order-is-settled = complete
order-is-cannot_be_had = could not be had
order-is-cancelled = cancelled
supply-from-stock = The community has {$item} in stock for you ({$no}). It is set aside, and it is free.
supply-settled = The {$price} yuan for {$no} are settled, thank you.

## Residents: pictures of the thermometer, and whatever is no text

evidence-ask = Please also send a photo of the thermometer beside a note that says <b>{$code}</b>.
evidence-ask-for = On {$name}'s photo the note should say <b>{$code}</b>.
picture-received = I have your photo; {$worker} will look at it. Please also send me the number, for example <b>36.5</b>
picture-thanks = I have your photo; {$worker} will look at it. Thank you.
picture-what = I have your photo; {$worker} will look at it. If it shows your thermometer, please also send me the number; if it is about something else, tell me in a few words.
picture-forwarded = I have the forwarded photo; {$worker} will look at it. For your own temperature, please measure and send me the number.
picture-truncated = The photo did not arrive whole. Please send it again.
picture-small = The photo is too small to read. Please go closer and take another one.
picture-big = The photo is too large for me to open. Please send it again as a photo, not as a file.
picture-no_picture = I cannot open this file. Please send it again as a photo.
picture-missing = I did not get the photo you sent. When it suits you, please send it again.
evidence-again = The photo is hard to read. Please take another one: thermometer flat, more light, closer, the digits filling the picture.
evidence-again-code = The photo is hard to read. Please take another one: a note that says <b>{$code}</b>, the thermometer beside it, more light, closer.
evidence-told-read = {$worker} looked at your photo and noted <b>{$value} ℃</b>. Thank you.
evidence-told-corrected = {$worker} looked at your photo and noted <b>{$value} ℃</b> (it was {$old} ℃). If that is not right, please measure again and send me the number.
hint-picture_file = I cannot open this kind of picture file. Please send it as a photo.
hint-gif = I got your GIF, but I cannot read it. To report, just send the number, for example <b>36.5</b>
hint-place = I do not keep your location and pass it to nobody. If somebody should come, or in an emergency, please tap 🆘 Help.
hint-contact = I do not keep other people's numbers. To leave a number for your worker, please type it.
hint-poll = I have no use for polls. To report, just send the number, for example <b>36.5</b>
hint-dice = A little game is nice. To report, please send the number on your thermometer, for example <b>36.5</b>
hint-other = I cannot read this kind of message yet. Please type it, or send a photo or a voice message.
message-from =
    💬 {$name}, a message from <b>{$who}</b>:
    {$text}
    .b1 = Seen
message-was-read = ✓ You have seen it. To answer, just type.
message-seen = Thank you; they know that you have seen it.
broadcast-from =
    📢 A notice from <b>{$place}</b>
    {$text}
    — {$who}
    .b1 = Read
    .b2 = Received
broadcast-again = Please have another look at this notice:
broadcast-was-read = ✓ You have read it.
broadcast-seen = Thank you, noted.
advice-from =
    🌿 <b>{$title}</b>
    {$text}
    .b1 = No more hints like this
advice-origin = <i>Source: {$source} ({$day})</i>
advice-is-off =
    No more hints like this; everything else stays as it is.
    .b1 = Send them after all
advice-off = All right, no more hints like this.
advice-on = All right, new hints will come to you.
sos-sent =
    I alerted {$worker}.
    <b>If life is in danger call {$emergency} now.</b>
    If you can type, tell me what is wrong.
    .b1 = Tapped by mistake, I am fine
sos-cancelled = Good to hear. I told {$worker} it was a mistake. They may still call, to be sure.

## Residents: own record, settings, no more messages, coming back

pages = 📄
    .b1 = ‹ Back
    .b2 = More ›
    .b3 = ← Back
record-whose = Whose record?
record-head = 📒 <b>Record of {$name}</b>
    .b1 = Who looked at it
    .b2 = Send me all of it
    .b3 = 🛒 What I asked for
    .b4 = 📄 The release notice again
record-paper-coming = All right, the notice is on its way.
record-paper-often = The notice came a few times just now; please scroll up a little.
record-no-paper = There is no release notice now. It comes on the day of the release.
record-day = Day {$day} of {$total}, {$left} to go; it ends on {$end_date}.
record-not-begun = It has not begun yet: {$total} days, ending on {$end_date}.
record-over = It is over: {$total} days, until {$end_date}.
record-last = Last reading: {$value}℃ ({$at})
record-none = No readings yet
chart-name-stand-in = Temperatures
chart-fever-line = Fever line {$value}℃
chart-footer = The highest of each half day; a gap means there is no reading
looks-head = 👀 <b>Who looked at the record of {$name}</b>
looks-line = {$day} · {$role} {$who}{ $count ->
        [1] {""}
       *[other] {" · "}{$count} times
    }
looks-visits = Who came to see {$name} (spot checks):
looks-visit = {$day}  {$how}: {$what}  {$who}
looks-none = Nobody has opened the record of {$name} yet.
own-file-coming = It is on its way.
own-file-html = This is your whole record: tap to read it, or print it. Your phone number and address are in it, so please keep it safe.
own-file-json = The same for other programs. To read it yourself, the one above is enough.
own-file-title = My follow-up record
own-file-made = Made on {$at}; times are those of {$zone}.
own-file-person = Me
own-file-episodes = Stays at home
own-file-readings = Temperatures
own-file-checks = Every round
own-file-chats = Who reports for me
own-file-alerts = What the staff was told
own-file-orders = What was asked for
own-file-visits = Spot checks
own-file-looks = Who looked at my record
own-file-nothing = Nothing
person-file-html = This is the whole record of {$name}: tap to read it, or print it. It holds a phone number and an address, so please keep it safe.
person-file-title = Follow-up record of {$name}
person-file-person = Person
person-file-chats = Who reports for them
person-file-looks = Who looked at this record
field-seen-at = Seen at
field-found = Found
field-name = Name
field-phone = Phone
field-address = Address
field-place = Place
field-registered = Registered
field-sex = Sex
field-age = Age (when registered)
field-care = Special care
field-first-day = First day
field-last-day = Last day
field-state = State
field-measured-at = Measured
field-celsius = ℃
field-given-by = Given by
field-channel = How
field-words = Words
field-corrected-later = Corrected later
field-day = Date
field-slot = Round
field-since = Since
field-as = As
field-language = Language
field-until = Until
field-raised-at = Time
field-kind = What
field-outcome = Outcome
field-closed-at = Closed
field-number = Number
field-asked-at = Asked
field-stands = How far it is
field-price = Price (yuan)
field-role = Role
field-times = Times
value-active = going on
value-released = released
value-transferred = transferred
value-moved = moved away
value-died = died
value-lost = out of reach
value-void = entered by mistake
value-due = waiting
value-answered = answered
value-missed = no answer
value-excused = excused
value-checkpoint = handed over by a checkpoint
value-evidence = picture and value differ
value-not_home = not met in a presence check
value-supply = supplies not settled
value-symptom = not feeling well
value-outage = our outage, does not count
value-self = self
value-female = female
value-male = male
value-family = family
value-worker = staff
value-chat = chat
value-phone = phone
value-door = at the door
value-video = video
value-declined = prefers the phone
value-stopped = wants no messages
value-fever = fever
value-sos = call for help
value-unconfirmed = high value, not confirmed
value-unreachable = cannot be reached
value-yes = yes
value-no = no
settings-head =
    ⚙️ <b>Settings</b>
    .b1 = 语言 / Language
    .b2 = 🔍 Large print
    .b3 = 🔍 Normal print
    .b4 = 🕗 {$slot} {$at}, change
    .b5 = ↩️ Back to {$before}
settings-language = Language: {$language}
settings-large = Large print: on (pictures in large print, wide number keys)
settings-normal = Large print: off
settings-advice-on = Hints: yes (one a day at most)
    .b1 = 🌿 No hints
settings-advice-off = Hints: no
    .b1 = 🌿 Send me hints
language-unknown = I do not speak “{$word}” yet. You can write: /settings zh or /settings en
settings-hour = I ask in the {$slot} at {$at}
settings-hours = When may I ask you in the {$slot}?
settings-hours-also = It changes for all of you: {$names}
language-changed = Good, I will speak English with you from now on.
print-large = Good, large print from now on.
print-normal = Good, back to normal print.
hour-chosen = Good, {$at} from now on. A round that has begun stays as it is.
hour-not-offered = This hour cannot be chosen. Please tap another one.
stop-ask =
    If you want no more messages I will send none, and {$worker} will phone you instead.
    You can still write to me at any time, and 🆘 Help still works.
    .b1 = No more messages, phone me
    .b2 = None for all of us
    .b3 = ← Go on as before
stop-whom = For whom no more?
stop-kept = Good, all stays as it is. I will ask you when it is time.
stopped =
    Good, no more messages about {$names}. {$worker} will phone you.
    In an emergency tap 🆘 Help or call {$emergency}.
    To come back tap below or send /start
    .b1 = I want to come back
welcome-back = Welcome back, {$names}. {$next}
back-waiting = Your temperature for the {$slots} is still open: when you have a moment, measure and send me the number.
back-nothing = Nothing is open now; I will ask you when it is time.

## Residents: the end is near, the end, the days after

release-eve =
    {$names}, nearly there: tomorrow, {$end_date}, makes {$total} days.
    On the last day please measure in the morning and in the evening as well. Until you hear that you are released, please wait at home.
release-pending =
    {$names}, today makes {$total} days. Thank you for holding out.
    {$worker} and the community still have to confirm the release. I will tell you as soon as I know; please stay at home until then.
release-day =
    {$names}, congratulations, your time at home is over.
    For {$days} days I will say hello once a day; no daily temperature is needed. Tell me if you feel unwell; in an emergency call {$emergency}.
    Thank you, and take care.
release-day-only =
    {$names}, congratulations, your time at home is over.
    If you feel unwell please see a doctor; in an emergency call {$emergency}. Thank you, and take care.
aftercare = {$names}, hello, day {$day} after the release. If you feel unwell tell me and I will tell {$worker}. If all is well no answer is needed.
aftercare-last = {$names}, hello, this is my last greeting. From now on please turn to {$worker}; in an emergency call {$emergency}. Take care.
aftercare-ask = When you have a moment, please measure and send me the number.
## Staff: release, notice, after-care calls

release-usage = Please add a name, for example /release Anna
release-several = Several people match “{$word}”. Which one?
release-not-isolated = {$name} is not in isolation now, so there is nothing to release. To register anew use /enroll
release-one-person = Somebody else has to press this: the worker, the health centre and the lead press once each.
release-agreed = Noted. Once everything is fulfilled the lead can confirm.
release-already = This is done already; the card shows how things stand.
release-not-yet = {$name}: {$count} still missing. Those who can help were told, see the card.
release-done = {$name} is released, the notice has gone out.
release-told = {$name} ({$addr}) is released; the notice was sent.
release-told-print = {$name} ({$addr}) is released and has no phone for the notice. Please print it, have it stamped and bring it.
release-taken-back = Taken back.
release-undone = {$name}, the release of just now does not count yet, something has to be checked. Please wait at home; I will tell you as soon as I know.
release-undone-toast = Undone, the follow-up goes on.
release-undo-late = This cannot be undone any more; to go on, register the person anew.
release-notice-below = The notice is below, to be printed and stamped.
release-head =
    <b>{$name}</b>　{$addr}
    .b1 = ↩️ Take my agreement back
    .b2 = 🖨 Print the notice again
    .b3 = ↩️ Undo the release
    .b4 = 🔄 Refresh
    .b5 = ⋯ Another end
release-ended = {$how}
release-count = Day {$day} of {$total}, last day {$end}.
release-agreed-by = ✓ {$what}: {$name} {$at}
release-missing = ▫️ {$why} → {$who}
release-waits = ▫️ {$why}
release-ready = ✅ Everything is fulfilled, the lead can confirm.
release-press-worker = ✅ The worker agrees
release-press-health = ✅ The health centre agrees
release-press-lead = 🔓 Confirm the release
agreed-worker = The worker agrees
agreed-health = The health centre agrees
agreed-lead = The lead confirmed
unmet-last_day = too early
unmet-reading = no temperature
unmet-alert = open alert
unmet-symptom = unwell
unmet-worker = worker
unmet-health = health centre
unmet-last_day-why = the last day has not come, it is {$end}
unmet-reading-why = no temperature on the last day yet
unmet-alert-why = open alerts: {$count}
unmet-symptom-why = a symptom or a fever within {$hours} hours
unmet-worker-why = the worker has not agreed yet
unmet-health-why = the health centre has not agreed yet
due-head =
    📋 <b>{$place}</b>　{$day}　last day of {$count}
    Tap a name to see what is missing.
    .b1 = 🔄 Refresh
due-line = · {$name}　{$addr}　{$missing}
due-none = Nobody waits for a release.
due-ready = ready
due-released = ✅ Released today ({$count}): {$names}
release-notice = The release notice of {$name}. Please keep it.
release-notice-print = The release notice of {$name}, to be printed and stamped.
paper-title = Release from home isolation
paper-number = No. {$number}
paper-address = Address
paper-days = Isolation
paper-from-to = {$start} to {$end}, {$days} days
paper-released = Released on
paper-words = This person has completed the isolation at home. The temperature was taken on the last day and there was no complaint within {$hours} hours. The isolation ends today.
paper-advice = For {$days} days please watch your temperature; if unwell see a doctor or tell the grid worker.
paper-advice-only = If unwell please see a doctor or tell the grid worker.
paper-stamp = (stamp)
paper-footer = Valid with a stamp
aftercall-head =
    📞 After-care　<b>{$name}</b>　{$addr}
    Day {$day} after the release: please phone and ask.
    .b1 = ↩️ A slip, change it
aftercall-tries = Reminder {$count}.
aftercall-outcome = {$outcome} ({$who})
aftercall-press-well = Reached, all well
aftercall-press-unwell = Reached, unwell
aftercall-press-no_answer = No answer
aftercall-was-well = ✅ Reached, all well
aftercall-was-unwell = 🟡 Reached, unwell; now an alert
aftercall-was-no_answer = No answer
aftercall-was-skipped = No call needed
aftercall-given-up = {$name} ({$addr}), call of day {$day} after the release: {$tries} reminders and no result. Please have a look.
aftercall-over = This call is noted already.
aftercall-tomorrow = Noted. I will remind you once more tomorrow.
aftercall-alert = Noted. The worker and the health centre have it as an alert.
aftercall-noted = Noted, thank you.

## Staff: longer, resting, another grid, other ends

change-several = Several people match “{$word}”. Which one?
change-count = {$count} people in all.
change-reason = Reason: {$reason}
change-by =
    {$who}　{$at}
    .b1 = ↩️ Undo
change-is-undone = ↩️ Undone, all is as before.
change-undone = Undone.
change-undo-late = This cannot be undone any more: too late, or something was changed after it.
changed-extended = 📅 <b>{$name}</b>　{$addr}　isolation made longer: {$old} → {$new}
changed-paused = ⏸ <b>{$name}</b>　{$addr}　nothing is asked until {$new}.
changed-hospital = 🏥 <b>{$name}</b>　{$addr}　went to hospital, the isolation here is over.
changed-moved = 🏠 <b>{$name}</b>　{$addr}　moved away, the isolation here is over.
changed-died = <b>{$name}</b>　{$addr}　died. Nothing is sent to the family any more.
changed-mistake = 🗑 <b>{$name}</b>　{$addr}　was registered by mistake and counts nowhere.
extend-usage = Please give a name and days, for example /extend Anna 2 waiting for a test
extend-days = “{$word}” is not possible: {$most} days at the most, each time. For example: /extend {$name} 2
extended-told = {$name}, the isolation lasts a little longer: the last day is now {$end}. If that is hard, tell me and I will tell the worker.
pause-usage = Please give a name or a place, and until when, for example /pause Anna 2
pause-until-wrong = “{$word}” is no day I understand, or too far away. Please give days or a date, for example 2
pause-nobody = Nobody is followed up at {$place} now.
pause-ask = {$name}: a pause of how long?
pause-days = Days: {$count}
told-pause-over = ▶️ The pause is over, the rounds go on today ({$count}): {$names}
parting-ask =
    <b>{$name}</b>　{$addr}
    How did the isolation end?
    .b1 = No, go back
parting-hospital = 🏥 To hospital
parting-moved = 🏠 Moved away
parting-died = Died
parting-mistake = 🗑 Registered by mistake
parting-sure-died = <b>{$name}</b>　{$addr}　Has this person died? After this nothing is sent to the family any more.
parting-sure-mistake = <b>{$name}</b>　{$addr}　Was this registered by mistake? After this it counts nowhere.
parting-told = The follow-up of {$name} ends here, nobody asks for a temperature any more. Thank you, and take care.
transfer-usage = Please give a name and the place, for example /transfer Anna Westgate moves to her daughter
transfer-same = {$name} is at {$place} already.
transfer-pending = {$name} is waiting for {$place} already.
transfer-own = The other side has to press this.
transfer-person = 🔁 <b>{$name}</b>　{$addr}　day {$day} of {$total}
transfer-way =
    {$place} → {$goal} ({$who})
    .b1 = ✅ Take over
    .b2 = ✋ Do not take over
    .b3 = ↩️ Take back
transfer-now-sent = Waiting for {$goal} until {$at}. Until then {$place} is responsible.
transfer-now-accepted = ✅ {$who} took over at {$at}; {$goal} is responsible now.
transfer-now-refused = ✋ {$who} did not take over ({$at}); {$place} stays responsible.
transfer-now-taken_back = ↩️ {$who} took it back at {$at}; {$place} stays responsible.
transfer-now-expired = ⏱ Nobody took over in time; {$place} stays responsible.
transfer-accepted = Taken over, the history came along.
transfer-refused = Noted, the other side stays responsible.
transfer-taken_back = Taken back.
transfer-over = This is decided already, see the card.
transfer-told-accepted = ✅ {$place} took over {$name} and is responsible now.
transfer-told-refused = ✋ {$place} did not take over {$name}; your side stays responsible.
transfer-told-expired = ⏱ Nobody at {$place} took over {$name} in time; the first side stays responsible. Please have a look, both of you.
transfer-resident-told = {$name}, you are now looked after by {$worker} (phone {$phone}). Temperatures go on as before, just talk to me.

## Staff: erase what is kept about somebody

forget-several = Several people match “{$word}”. Whose data?
forget-active = {$name} is still followed up, so nothing can be erased. Please end the isolation first.
forget-head =
    🗑 Erase the data of <b>{$name}</b>　{$addr}
    .b1 = Agree
    .b2 = Do not erase
    .b3 = 📄 Export everything first
forget-rows = Entries: {$rows}. Nothing of it comes back. Asked by: {$who}
forget-is-asked = A second person has to agree, until {$until}.
forget-is-agreed = Agreed; it is erased in a moment.
forget-is-refused = Not erased.
forget-is-expired = Nobody agreed; not erased.
forget-is-planned = To be erased at the end of the retention.
forget-is-warned = To be erased at the end of the retention.
forget-is-done = Erased.
forget-done = 🗑 Erased, {$rows} entries. What is in backups goes when they expire.
forget-second = Somebody else has to agree, not the one who asked.
forget-over = This is decided already.
forget-agreed = Noted; it is erased in a moment.
forget-refused = Noted; nothing is erased.
forget-warned = 🗑 The retention of {$name} ends soon: everything is erased on {$at}. Please export what has to be kept.
forget-list = 🗑 Erased next by the rule (nothing was touched now):
forget-line = · {$at}　{$name}　{$rows} entries
forget-none = Nothing to erase.

## Residents: out for a moment

outing-which = What are you going out for? One tap, and the grid worker knows and need not worry about you.
outing-who = Who is going out?
outing-rubbish = Take out rubbish
outing-parcel = Fetch a parcel
outing-doctor = See a doctor
outing-back = I am back
outing-noted = All right, {$name}, noted: back by {$at}. {$worker} knows as well. Please tap when you are back.
outing-noted-doctor = All right, {$name}, noted, and {$worker} knows as well. Take care on the way. Please tap when you are back by {$at}; if it takes longer that is fine, just tell me.
outing-late = {$name}, are you back? Then please tap below. If you are still out that is fine too, take your time.
outing-is-back = All right, noted: {$name} is back.
outing-back-already = It is noted already that you are back.

## Staff: alert cards

alert-fever = {$sign} <b>Fever {$value}℃</b>  {$name}  {$addr}
alert-fever-corrected = {$sign} <b>Fever {$old}℃, later corrected to {$value}℃</b>  {$name}  {$addr}
alert-symptom = {$sign} <b>Not feeling well</b>  {$name}  {$addr}
alert-unconfirmed = {$sign} <b>Possible fever, not confirmed yet</b>  {$name}  {$addr}
alert-sos = {$sign} <b>Emergency</b>  {$name}  {$addr}
alert-evidence = {$sign} <b>Photo and report differ, now noted {$value} ℃</b>  {$name}  {$addr}
alert-not_home = {$sign} <b>Not met in a presence check; please see whether all is well</b>  {$name}  {$addr}
alert-checkpoint = {$sign} <b>Checkpoint: somebody with a fever is coming home to {$name}; please accept</b>
alert-supply = {$sign} <b>Requested things have not arrived yet</b>  {$name}  {$addr}
alert-unreachable = {$sign} <b>No longer receives messages</b> (stopped the bot); please report by phone from now on  {$name}  {$addr}
alert-stopped = {$sign} <b>Wants no more messages, please phone instead</b>　{$name}　{$addr}
alert-missed-head = {$sign} <b>{$place}  {$slot}: {$missing} missing</b> (due {$due})
alert-missed-none = {$sign} <b>{$place}  {$slot}: all reported</b> (due {$due})
alert-day = Day {$day}/{$total}
alert-phone = 📞 {$phone}
alert-corrected = ✏️ Corrected: {$old}℃ → {$value}℃
alert-symptoms = Symptoms: {$symptoms}
alert-recheck = 🔁 Measured again at {$at}: {$value}℃, {$what}
recheck-normal = normal
recheck-high = still high
alert-order = Order: {$words}
alert-words = They say: {$words}
alert-recent = Before: {$recent}
alert-measured = Measured at {$at}
alert-call = · {$at} {$who}: {$what}
alert-climbed = ⏫ Climbed to level {$count}; nobody has taken it yet
alert-please = Please take it within {$minutes} min, or it goes to: {$next}.
alert-please-last = Please take it soon; it repeats until somebody does.
alert-handed = 🤝 {$actor} handed it to {$colleague}, who has yet to tap “I take it”.
acked = ✅ {$actor} took it at {$time}
resolved = ☑️ Resolved by {$actor} at {$time}: {$outcome}
resolved-itself = ☑️ Resolved at {$time}: {$outcome}
resolve-ask = {$name}: what was the outcome?
press-ack = I take it
press-reached = Reached
press-noanswer = No answer
press-up = Escalate
press-note = Note
press-file = File
press-done = Resolve
press-back = Put back
press-hand = Give to a colleague
press-show = Open
take-back = Take it back
accept-traveller = Accept
call-was-reached = reached
call-was-no-answer = no answer
alert-was-returned = put back
alert-was-reopened = no outcome, opened again
alert-was-escalated = escalated
alert-was-mistake = the person says it was a mistake, please check
alert-was-worse = it changed, told again
alert-was-handed = handed to a colleague
outcome-better = Fever down, keep watching
outcome-watching = Contacted, keep watching
outcome-hospital = Taken to hospital
outcome-wrong_number = Wrong number, corrected
outcome-false_alarm = Checked: false alarm
outcome-helped = Helped
outcome-reported = All reported by now
outcome-remeasured = Measured again; the new value stands
outcome-by_phone = Phone reports from now on
outcome-new_code = New code given
outcome-eased = Feeling better, being watched
outcome-back_home = Back at home
outcome-was_home = At home, had not heard
outcome-told_before = Had told us before, checked
outcome-value_stands = Checked, the value is right
outcome-arrived = Has arrived with us
outcome-elsewhere = Lives elsewhere, passed on
outcome-delivered = Delivered
outcome-cannot_be_had = Cannot be had, explained
outcome-back = gets messages again
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
hand-ask = Who takes over {$name}?
hand-asked = Please choose the colleague in our private chat.
hand-nobody = No colleague can take it now; please use “Escalate”.
hand-not-possible = {$actor} cannot take this now; please choose somebody else.
hand-done = Handed to {$actor}. Until it is taken you can take it back; if nobody takes it, it goes up.
bundle-head = <b>{$count} alerts</b>, {$open} not settled. Tap a name to open:
outcome-asked = Please choose the outcome in our private chat.
open-first = Please tap START once in our private chat, so that I can write to you.
outcome-type-it = Please type the outcome in one sentence.
outcome-type-it-toast = Please type the outcome.
file-below = The file is below.
file-in-private = The file is in our private chat.

## Staff: residents, reporting for them, boards

not-passed-on = There is a voice message, picture or file that I could not pass on to you; it may have been deleted. Please ask directly.
from-resident = 💬 <b>{$name}</b>  {$addr}  {$why}
from-words = message
from-voice = voice message
from-voice-again = another voice message; they seem to prefer talking, please call when you can
from-photo = photo
from-video = video
from-video_note = video
from-file = file
wants-call = asks for a call
told-joined = ✅ {$name} ({$addr}) has scanned the code and is set.
told-declined = ☎️ {$name} ({$addr}) does not want the bot; please follow up by phone: {$phone}
told-unbound = ↩️ The code of {$name} ({$addr}) was scanned by the wrong person and is undone. Please make a new card: /card {$name}
code-used-twice = ⚠️ The code of {$name} ({$addr}) was scanned again by another account and refused. If they changed phones, make a new card: /card {$name}
told-family-stopped = 👪 A relative of {$name} ({$addr}) reports no more; still reporting: {$count}.
told-family-none = ☎️ Nobody reports for {$name} ({$addr}) any more; please phone, or make a new card: {$phone}
told-family-back = 👪 The relative of {$name} ({$addr}) reports again.
proxy-ask = Reporting for <b>{$name}</b> (📞 {$phone}): temperature? Tap or type it. It is recorded as “by phone”.
evidence-photo =
    📷 <b>{$name}</b>  {$addr}  photo
    .b1 = It is {$value}
    .b2 = Not readable
    .b3 = Report
    .b4 = 🔍 Larger
evidence-video = 🎥 <b>{$name}</b>  {$addr}  video (above)
evidence-said = Reported: <b>{$value} ℃</b>. Does the picture show the same?
evidence-no-value = No number was sent yet. If you can read it, please tap “Report”.
evidence-code = Today's two digits: <b>{$code}</b>
evidence-alike = ℹ️ Looks like one that came on {$at}; please look twice. It may just have been sent again.
evidence-forwarded = ↪️ Forwarded, so not counted as taken by the person.
evidence-is-confirmed = ☑️ {$who} {$at}: correct
evidence-is-unreadable = ↩️ {$who} {$at}: not readable, another one was asked for
evidence-is-corrected = ✏️ {$who} {$at}: noted as on the picture (was {$old})
evidence-is-mismatch = ✏️ {$who} {$at}: corrected by the picture (was {$old}), an alert was raised
evidence-is-refused = The picture could not be opened; they were asked to send it again.
evidence-is-missing = The picture did not arrive; they were asked to send it again.
evidence-large = 📷 <b>{$name}</b>
evidence-value-ask = What does <b>{$name}</b>'s picture show? Tap the number, or type it.
evidence-taken = Noted: {$name} <b>{$value} ℃</b>
evidence-noted = Confirmed, thank you.
evidence-asked-again = They were asked for another picture.
evidence-changed = The number has changed; please see the newest card.
evidence-gone = The picture was deleted when its time was over.
evidence-below = The picture is below.
staff-media = I cannot use this. To report for somebody send /rep; your commands are in /help.
rep-usage = Like this: /rep 王大爷 36.5
rep-several-lines = /rep takes one person. Send several one by one, or, without /rep, as a numbered list of three lines or more: name and temperature.
rep-several = Several people match “{$word}”. Which one?
proxy-value = I see no temperature in “{$word}”. Please send just the number, for example <b>36.5</b>
rep-value = I see no temperature in “{$word}”. Like this: /rep 王大爷 36.5
rep-confirm = Please confirm the temperature of {$name}:
rep-not-followed = {$name} is not being followed up now.
rep-done = Reported: {$name} <b>{$value}℃</b>
rep-done-fever = Reported: {$name} <b>{$value}℃</b>. The alert card is out.
find-usage = Like this: /find 王大爷 (name, initials, door, or last four digits of the phone)
find-prompt =
    Whom are you looking for? Send a name, its initials, a door, or the last four digits of the phone, for example lnn or 3-2-501
    .b1 = 📵 {$count} get no messages
find-several = Several people match “{$word}”; tap for the file:
find-nobody = Nobody in your area matches “{$word}”. Try a name, its initials, a door, or the last four digits of the phone.
find-more = There are more; please be more precise.
card-usage = Like this: /card 王大爷
card-several = Several people match “{$word}”. A new code for whom?
file-head =
    👤 <b>{$name}</b>  {$addr}
    .b1 = Report for them
    .b2 = New code
    .b3 = 📈 Curve
    .b4 = ✏️ Note
    .b5 = 💬 Message
    .b6 = Notes {$count}
    .b7 = ☎️ Has no Telegram
    .b8 = 📱 Has Telegram now
    .b9 = Refresh
    .b10 = 🛒 Requests {$count}
file-calls = ☎️ Calls
file-visits = 🚪 At home
file-felt = 🤒 Symptoms
file-page-head = {$what}: {$count}
file-page-none = Nothing yet.
file-page-call = Just phoned? Tap what came of it and it is noted:
symptom-none = nothing hurts
symptom-taken-back = taken back
file-ended = {$how} ({$start} to {$end})
ended-released = Released
ended-transferred = Transferred
ended-moved = Moved away
ended-died = Died
ended-lost = Lost contact
ended-void = Entered by mistake
file-reporters = Who reports: {$who}
file-party = · {$party}: {$name}  {$phone}
file-note = 📝 {$at} {$who}: {$text}
file-notes-more = {$count} more; tap “Notes”.
chart-caption = 📈 <b>{$name}</b>  {$period}
chart-fever = Fever line {$line}℃
chart-below = The curve is below.
by-phone-on = Noted: no Telegram, you phone.
by-phone-off = Noted: has Telegram now; you can make a new code.
file-place = {$place}
file-day = Day {$day}/{$total}, ends {$end}
file-not-begun = Begins {$start}, ends {$end}
file-over = Not being followed up
file-alerts = 🔴 Open alerts: {$count} ({$alerts})
file-recent = Latest: {$recent}
file-no-readings = No readings yet
linked-yes = 📱 Scanned
linked-blocked = ⚠️ Receives no messages, please phone
linked-declined = ☎️ Chose the phone
linked-not-yet = ⏳ Not scanned yet
find-over = (ended)
unreached-head =
    📵 <b>{$count} get no messages from the bot</b>; please phone
    .b1 = New code
unreached-line = · {$name}  {$addr}  📞 {$phone}  {$why}
unreached-none = 👍 Everybody in your area gets messages.
linked-no-telegram = ☎️ Has no Telegram
note-whom = A note about whom? Send “name text”, for example: 王大爷 pills last until Friday
note-in-private = Please write it in our private chat.
note-ask = What do you want to note about <b>{$name}</b>? Just type it. Only staff can read notes.
note-several = Several people match “{$word}”. A note about whom?
note-long = This has {$count} characters and a note at most {$most}; please make it shorter.
notes-head =
    📝 <b>Notes about {$name}</b>
    .b1 = ← File
notes-none = No notes yet.
note-line =
    {$at} {$who}:
    {$text}
    .b1 = Take back {$at}
note-removed = Taken back.
note-stays = A note older than {$minutes} minutes stays; you can add another that explains it.
press-reply = Reply
message-whom = A message to whom? Send “name text”, for example: 王大爷 your vegetables come this afternoon
message-ask = To <b>{$name}</b>: tap a sentence, or just type.
message-several = Several people match “{$word}”. A message to whom?
message-long = This has {$count} characters and a message at most {$most}; please make it shorter.
message-unreachable = {$name} gets no messages now ({$why}); please phone: {$phone}
message-on-its-way = All right, sending it now.
quick-1 = Got it, I am on my way.
quick-2 = Your things will arrive today.
quick-3 = I will phone you soon.
quick-4 = Please measure once more and send the number.
quick-5 = All right, I know. Do not worry.
receipt-head =
    💬 To <b>{$name}</b>: {$text}
    .b1 = Send it now
receipt-waiting = 🕓 being sent
receipt-held = 🌙 not at night; goes at {$at}
receipt-delivered = ✓ delivered {$at}
receipt-read = ✓✓ read {$at}
receipt-failed = ⚠️ not delivered, please phone
board-head = 📋 <b>{$place}  {$day}</b>  updated {$at}
    .b1 = Refresh
    .b2 = Missing {$count}
    .b3 = Abnormal {$count}
    .b4 = All
    .b5 = Orders {$count}
    .b6 = Not scanned {$count}
board-figures = Managed {$managed}  open alerts {$alerts}  not scanned {$unlinked}
board-slot = {$slot}: {$done} / {$due} reported
board-no-slot = Nobody has been asked yet today.
board-abnormal = 🔴 Abnormal: {$people}
board-missing = 🟡 Missing {$count}: {$names}
board-all-done = ✅ This round is complete
board-fresh = Up to date.
today-which = Which place?
staff-not-understood = I did not understand. Send /help for your commands.
staff-no-resident = This is for residents. Your commands are in /help.
in-private-only = There are names and phones in it: please ask in our private chat.

## Grid workers: supplies

supply-head = 🛒 <b>{$no}</b>  <b>{$name}</b>  {$addr}  {$state}
supply-head-urgent = 🔴🛒 <b>{$no}</b>  <b>{$name}</b>  {$addr}  {$state}
supply-grave = ‼️ <b>{$why}</b>: please see to it first
supply-out-of-stock = 🎁 From the stock: {$things}
supply-shown = 📎 {$count} pictures or voice messages (below)
supply-like = ↩️ follows {$no}
supply-due = ⏰ {$urgency}, at the door by {$at}
supply-late = ⏰ <b>Late</b>: {$urgency}, was due by {$at}
supply-owner = ✅ {$who} took it, expected {$at}
supply-carrier = 🚶 brought by {$who}
supply-cost = 💰 {$price} yuan
supply-has-receipt = 🧾 receipt
supply-why = Reason: {$why}
supply-accept = 🛒
    .b1 = Accept, within 1 hour
    .b2 = Accept, within 2 hours
    .b3 = Accept, today
    .b4 = Accept, tomorrow
supply-press-buy = Bought
supply-press-put = At the door
supply-press-got = They have it
supply-press-settle = Money settled
supply-press-cannot = Cannot be had
supply-press-give = Somebody else brings it
supply-press-return = Give back
supply-is-owed = waiting
supply-is-accepted = accepted
supply-is-bought = bought
supply-is-at_door = at the door
supply-is-not_found = ❗ not found at the door
supply-is-wrong_things = ❗ wrong items
supply-is-received = received
supply-is-settled = done
supply-is-cannot_be_had = cannot be had
supply-is-cancelled = cancelled by the resident
urgency-urgent = very urgent
urgency-today = today
urgency-tomorrow = tomorrow is fine
grave-insulin = needs insulin
grave-dialysis = needs dialysis
grave-oxygen = needs oxygen
grave-out_of_medicine = out of medicine
grave-out_of_food = out of food
grave-baby_food = baby food
grave-medicine = needs medicine
supply-yours = Good, this one is yours. They have been told.
supply-given-back = Given back; it waits for somebody else.
supply-taken-by = {$actor} has already taken it.
supply-changed = This request has changed; please look at the newest card.
supply-not-yours = This request is not in your hands.
supply-resident-told = They have been told.
supply-noted-toast = Noted.
supply-why-ask = Why can it not be had? Tap one, or type the reason and what could be had instead.
    .b1 = Sold out
    .b2 = Not sold nearby
    .b3 = Shop is shut
    .b4 = Needs a prescription
supply-why-sold_out = sold out
supply-why-no_such = not sold nearby
supply-why-shop_shut = the shop is shut
supply-why-prescription = it needs a prescription
supply-who-brings = Who brings it? Tap a colleague, or type: <b>Liu 13800000066</b>
supply-carrier-usage = Write it like this: Liu 13800000066
supply-given = Handed to {$who}.
supply-price-ask = What did {$no} cost in all? Send the number, for example <b>23.5</b>, or <b>free</b>. You can send a photo of the receipt.
supply-who-paid = {$price} yuan noted. Who paid?
    .b1 = I did
    .b2 = The resident
    .b3 = The community
supply-free-noted = Noted: free.
supply-receipt-noted = The receipt is kept and was sent to them too.
payer-worker = paid by the worker
payer-resident = paid by the resident
payer-community = paid by the community
money-open = <b>still open</b>
money-settled = settled
supplies-head = 🛒 Open requests <b>{$count}</b>  page {$page}/{$pages}
    .b1 = 📝 Shopping list
supplies-line = · {$no}  {$name}  {$addr}  {$items}  {$state}  by {$at}
supplies-line-urgent = · 🔴 {$no}  <b>{$name}</b>  {$addr}  {$items}  {$state}  by {$at}
supplies-of-night = 🛒 {$count} requests came in at night. Send /supplies in your private chat with me.
supplies-none = There are no open requests now.
supplies-nothing-to-buy = There is nothing to buy now.
supplies-no-such = There is no request {$number}. What is open: /supplies
supplies-usage = Write it like this: /supplies, /supplies list, /supplies money 04-01, or /supplies 17
supply-see-card = see the picture
shopping-head = 🛒 Shopping list  {$day} {$at}  {$count} requests
shopping-when = {$day} {$at} · {$count} requests
shopping-title = Shopping list
    .b1 = No.
    .b2 = Urgent
    .b3 = Shelf
    .b4 = Item
    .b5 = Quantity
    .b6 = Unit
    .b7 = Name
    .b8 = Address
    .b9 = Phone
    .b10 = Taken by
shopping-shelf = <b>{$shelf}</b>
shopping-line = □ {$thing} → {$door}
shopping-line-urgent = □ 🔴 {$thing} → {$door}
shopping-page = Shopping list {$page}/{$pages}
shopping-sheet = Shopping list, {$count} requests, ready to print.
shelf-medicine = Medicine
shelf-baby = Baby
shelf-staple = Rice, flour, oil
shelf-fresh = Fresh food
shelf-daily = Daily goods
shelf-parcel = Parcels
shelf-rubbish = Rubbish
shelf-other = Other
money-head =
    💰 <b>{$day}</b>  {$count} requests, <b>{$paid}</b> yuan in all
    Still open {$open} yuan, free {$free}
money-residents = <b>By resident</b>
money-workers = <b>By buyer</b>
money-line = · {$name}  {$paid} yuan (open {$open})
money-none = Nothing was bought on {$day}.
orders-head = 🛒 <b>Requests of {$name}</b>
orders-sum = 🛒 Requests: {$count}, still open: {$open}
orders-spent = {"  "}cost {$paid} yuan, unsettled {$owed} yuan
orders-line = · {$no}  {$items}  {$state}
orders-price = {"  "}{$price} yuan
orders-none = Nothing was asked for yet.
board-supplies = 🛒 Requests open {$count}  today asked {$asked}, done {$done}, overdue {$overdue}
## Staff: lists, calls, presence rounds, pasted lists

list-turn = ↔
    .b1 = ‹ Previous
    .b2 = Next ›
    .b3 = ← Back
    .b4 = Remind them again
list-page = {$page}/{$pages}
list-tap = Tap a name to report for them, or to log a call.
list-missing = 🟡 {$slot} missing {$count}:
list-none = ✅ Everybody has reported
list-abnormal = 🔴 High temperatures today {$count}:
list-abnormal-none = No high temperature today.
list-all = All {$count} (by round, “—” means not reported yet):
board-below = · {$place}: {$done} / {$due}
person-ask = What is the temperature? Tap the whole degrees, or type it; it is recorded as “by phone”. If you could not ask, tap what came of the call.
person-wrong-number = ☎️ The number is somebody else's, and there is no new one yet. Neighbours, family or the community may know it.
person-hospital-sure = Has {$name} been taken to hospital? Please tap only when it is certain.
person-hospital-yes = Yes, taken to hospital
visit-reached = Reached
visit-no_answer = No answer
visit-refused = Declined
visit-wrong_number = Wrong number
visit-hospital = To hospital
visit-home = At home
visit-away = Not in
visit-no_contact = No contact
call-was-refused = preferred not to say
call-was-wrong-number = wrong number
call-was-hospital = taken to hospital
call-logged-reached = Noted: {$name} was reached.
call-logged-no-answer = Noted: {$name} did not answer.
call-logged-refused = Noted: {$name} preferred not to say. Another time or another voice may help.
call-logged-wrong-number = Noted: the number of {$name} is somebody else's. Please ask neighbours, family or the community for a new one.
call-logged-hospital = Noted: {$name} has been taken to hospital. To move them out, please turn to the community.
rep-done-toast = Recorded: {$name} {$value}℃
rep-done-fever-toast = Recorded: {$name} {$value}℃. The alert card has been sent.
reminded = Reminded once more: { $count ->
    [one] one phone
   *[other] {$count} phones
}.
remind-nobody-reads = None of them receives messages. Please call.
remind-nobody-missing = There is nobody to remind now.
remind-night = Nobody is disturbed at night. Please remind them in the morning.
remind-already = They have been reminded once more in this round already.
remind-enough = No more extra reminders today. Please call.
remind-over = This round is over; nobody is reminded of it.
alerts-head = 🔔 <b>{$place}  open {$count}</b>  updated {$at}
alerts-none = ✅ <b>{$place}  nothing is open</b>  updated {$at}
alerts-missed = {$place}  reports missing
alerts-owner = ({$actor} has it)
alert-below = The card is below.
presence-head = 🚪 <b>{$place}  {$slot} presence round</b>  until {$ends}  updated {$at}
presence-slot-forenoon = forenoon
presence-slot-night = night
presence-tap = Tap a door and note whether they are in. Residents are not asked anything.
door-open = {$sign} to see {$count}
door-again = {$sign} to try again {$count}
door-away = {$sign} not met {$count}
door-declared = {$sign} said before {$count}
door-lost = {$sign} no contact {$count}
door-home = {$sign} at home {$count}
door-head = <b>{$address}</b>  {$names}  ({$channel})
door-ask = What did you find?
door-each = Whom is it about?
door-apart = One by one
door-found = · {$at} {$name}: {$what}
door-declared-until =  (said before, until {$until})
channel-door = In person
channel-phone = Phone
channel-video = Video
visit-noted-home = Noted: {$name} at home.
visit-noted-declared = Noted: {$name} said before that they would be out.
visit-noted-away-alert = Noted: {$name} was not met this time. The police station has been asked to look as well.
visit-noted-again = Noted: no contact with {$name} this time. Please try again in {$minutes} min.
visit-noted-lost-alert = Noted: several tries, no contact with {$name}. The police station has been asked to look as well.
visit-noted-already = That has just been noted.
presence-unfinished = 🚪 <b>The presence round is over and these are not done yet:</b>
presence-unfinished-line = · {$place}: { $count ->
    [one] one door
   *[other] {$count} doors
} to see
outings-head = 🚶 <b>{$place}  out for a moment today</b>  out now {$out}  updated {$at}
outings-late = ⏰ Past the time they named: {$count}. They have been asked; please ask as well when you can.
outings-out = · {$name}  {$addr}  {$why}  left {$left}, back by {$until}
outings-back = ✅ {$name}  {$addr}  {$why}  {$left} to {$back}
roll-call-preview =
    📋 <b>Pasted list</b>  ✓ certain {$certain}  ? to ask {$doubtful}  = reported already {$same}
    Please check, and tap below to record.
    .b1 = Record the {$certain} certain lines
    .b2 = Leave this list
roll-call-fevers = 🔴 High temperatures in it: {$count}. Please check soon.
roll-call-asking = 📋 <b>Pasted list</b>  recorded {$taken}  still to ask {$doubtful}
roll-call-done = 📋 The list is done: recorded {$taken}, left out {$same}.
roll-call-off = 📋 Nothing of this list was recorded.
roll-call-replaced = 📋 The later list takes the place of this one. Recorded {$taken}.
roll-call-taken = Recorded {$count}.
roll-call-row-taken = Recorded: {$value}℃
roll-call-cancelled = All right, nothing more of this list is recorded.
roll-call-stop = Stop here
row-skip = Skip this line
row-raw = The line: <i>{$raw}</i>
row-left = Lines still to ask about: {$count}.
row-several = who is it
row-novalue = no temperature
row-doubtful = temperature unclear
row-unknown = not in your grid
row-other = another value before
row-ask-several = Who is “{$name}”?
row-ask-novalue = There is no temperature for <b>{$name}</b>. Tap the whole degrees if you know it, or skip.
row-ask-doubtful = Is this the temperature of <b>{$name}</b>?
row-ask-unknown = “{$name}” is not in your grid, so this line cannot be recorded.
row-ask-other = <b>{$name}</b> has reported {$reported}℃ in this round already, and the list says otherwise. Change it to the list's?

## Staff: stock and donations

stock-usage = I do not know “{$word}”. Write it like this: /stock in rice 50 bags 东风社区 Hualian (also out, move, fix, low, allot, spend, list, log, export)
stock-example-in = /stock in rice 50 bags 东风社区 Hualian
stock-example-out = /stock out rice 2 bags 李奶奶
stock-example-move = /stock move rice 8 bags 长河街道 东风社区
stock-example-fix = /stock fix 17 counted twice
stock-example-low = /stock low rice 5 bags
stock-example-allot = /stock allot 东风社区 20000 yuan per community
stock-example-spend = /stock spend 东风社区 3000 yuan disinfectant
stock-item-wrong = “{$word}” does not look like the name of a thing. Write it like this: {$example}
stock-quantity-wrong = I see no quantity with its unit in “{$word}”, such as 50 bags or 50 kg. Write it like this: {$example}
stock-money-wrong = I see no sum in “{$word}”, such as 3000 yuan. Write it like this: {$example}
stock-donor-wrong = The name of the donor is too long: “{$word}…”. Write it like this: {$example}
stock-entry-wrong = “{$word}” does not look like a number of an entry, such as 17; the history shows them. Write it like this: {$example}
stock-move-usage = A transfer says from where and to where. Write it like this: {$example}
stock-log-usage = Write it like this: /stock log rice
stock-export-usage = Write it like this: /stock export (xlsx or csv may follow)
stock-none = There is no “{$item}” in your places (or it is counted in another unit). Send /stock to see what there is.
stock-anything = supplies
stock-not-enough = Of {$item} there is only {$amount} {$unit} at {$place}, which is not enough. Nothing was written down.
stock-move-same = It is at {$place} already.
stock-allot-nowhere = There is no place of that level below {$place}. Nothing was written down.
stock-request-unknown = There is no request {$number} in your places. Send /supplies to see them.
stock-request-over = Request {$number} was cancelled or could not be had; nothing was written.
stock-entry-unknown = There is no entry {$entry}.
stock-entry-two-sided = Entry {$entry} is a transfer with two sides and cannot be cancelled alone. Ask for it to be sent back; what nobody has taken yet can be taken back on its card.
stock-countered-already = Entry {$entry} is cancelled already.
stock-undo-late = Entry {$entry} was made a while ago. Please cancel it with /stock fix {$entry} and a reason.
stock-form-over = This form is finished or was stopped. To write something down, send /stock
stock-tap-please = Please tap a button.
stock-stopped = All right, nothing was written down.
stock-stop = Stop
stock-ask-item = What is it? Please type it, such as: rice
stock-ask-quantity = <b>{$known}</b>: how much? A number and its unit, such as: 50 bags
stock-ask-place = <b>{$known}</b>: where is it? Tap, or type the name of the place.
stock-ask-goal = <b>{$known}</b>: where does it go? Tap, or type the name of the place.
stock-ask-donor = <b>{$known}</b>: who gave it? Please type the name, such as: Hualian
stock-ask-shown = May the public list show the name of the donor?
stock-ask-recipient = <b>{$known}</b>: who gets it? Type a name, a place, or the number of a request, such as: #12
stock-ask-entry = Which entry is wrong? Send its number, such as 17 (the history in /stock shows them)
stock-ask-reason = Why is it cancelled? A few words will do, such as: counted twice
stock-ask-money = How much money? Such as: 3000 yuan
stock-ask-standard = By which standard? Such as: per community. With “per community” or “per grid” each of them below gets as much.
stock-ask-purpose = What was it spent on? Such as: disinfectant
stock-no-donor = No donor
stock-name-shown = Show it
stock-name-hidden = Hide it
stock-no-standard = No standard
stock-received =
    📥 Noted (entry {$entry}): <b>{$item}, {$amount} {$unit}</b> from {$donor} at {$place}
    There now: {$left} {$unit}
stock-received-plain =
    📥 Noted (entry {$entry}): <b>{$item}, {$amount} {$unit}</b> at {$place}
    There now: {$left} {$unit}
stock-handed-out =
    📤 Noted (entry {$entry}): <b>{$item}, {$amount} {$unit}</b> of {$place} handed to {$whom}
    Left: {$left} {$unit}
stock-spent =
    💴 Noted (entry {$entry}): {$place} spent <b>{$amount} {$unit}</b> on {$purpose}
    {$item}, left: {$left} {$unit}
stock-allotted = 💴 Noted: {$place}, {$count} times <b>{$amount} yuan</b>, {$total} yuan together. Whoever answers for them has been told.
stock-allotted-to-you = 💴 {$who} allotted <b>{$amount} yuan</b> to {$place} ({$words}). Write down what is spent: /stock spend {$place} 3000 yuan disinfectant
stock-countered = ↩️ Entry {$entry} is cancelled. {$item} at {$place} now: {$left} {$unit}
stock-undone = Taken back.
stock-undo = ↩️ A mistake, take it back
stock-low-set = All right: once there is less than {$amount} {$unit} of {$item} at {$place}, I say so.
stock-is-low = 🟡 Only {$amount} {$unit} of <b>{$item}</b> left at {$place}.
stock-board = 📦 <b>Stock</b>  {$page}/{$pages}  Tap a number for its history
stock-empty = Nothing was written down yet. Tap Receive, or send: /stock in rice 50 bags 东风社区 Hualian
stock-line = {$n}. {$item}  <b>{$amount}</b> {$unit}  {$place}
stock-line-low = {$n}. 🟡 {$item}  <b>{$amount}</b> {$unit}  {$place}  running low
stock-line-way = 　　{$amount} {$unit} on the way; this place answers for it until it is taken
stock-form-in = 📥 Receive
stock-form-out = 📤 Hand out
stock-form-move = 🔁 Transfer
stock-form-fix = ↩️ Cancel
stock-form-low = 🟡 Remind
stock-form-spend = 💴 Spend
stock-form-allot = 💴 Allot
stock-list = Donations
stock-export = Export
stock-back = ‹ Stock
stock-log =
    📦 <b>{$item}</b>  {$place}  {$page}/{$pages}
    There now: {$amount} {$unit}
stock-log-line = #{$entry}  {$at}  {$kind} <b>{$amount}</b>  {$words}  ({$by})
stock-log-gone = <s>#{$entry}  {$at}  {$kind} {$amount}  {$words}  ({$by})</s>
entry-received = in
entry-handed_out = out
entry-transfer_out = sent
entry-transfer_in = arrived
entry-counter = cancelled
entry-allotted = allotted
entry-spent = spent
donations-none = Nothing was given yet.
donations-head = 🎁 <b>Donations</b>  {$count} in all  {$page}/{$pages}
donation-line = {$day}  {$donor}  {$item}, {$amount} {$unit}  {$place}
donations-thanks = Thank you, every one.
thanks-title = Thank you
thanks-gave = gave
thanks-words = Your gift has arrived and goes to those who need it. Thank you.
thanks-stand-in = a kind donor
thanks-caption = The card of thanks is ready. Please pass it on to <b>{$donor}</b>.
transfer-head =
    🔁 <b>{$item}, {$amount} {$unit}</b>  {$place} → {$goal}  ({$sender})
    .b1 = It came
    .b2 = Not here, send back
    .b3 = ↩️ Take back
transfer-is-sent = Sent {$at}, waiting to be taken. Until then {$sender} answers for it.
transfer-is-accepted = ☑️ {$who} took it {$at}
transfer-is-refused = ↩️ {$who} sent it back {$at}; it is where it was
transfer-is-taken_back = ↩️ {$who} took it back {$at}; it is where it was
stock-accepted = Noted: it came.
stock-refused = Noted: it goes back.
stock-taken-back = Noted: taken back.
stock-transfer-over = This transfer is decided already; please look at its card.
stock-not-the-receiver = The side that receives it taps this.
stock-told-accepted = ☑️ {$who} took {$item}, {$amount} {$unit}, which you sent to {$goal}.
stock-told-refused = ↩️ {$who} did not take {$item}, {$amount} {$unit}, which you sent to {$goal}. It is where it was.
stock-told-taken_back = ↩️ {$who} took back {$item}, {$amount} {$unit}, which you sent to {$goal}. It is where it was.
stock-not-taken = ⏳ Nobody has taken {$item}, {$amount} {$unit}, which you sent to {$goal}; you still answer for it. They were reminded; the button on its card takes it back.
stock-file = 📎 Stock and donations  {$at}  {$by}  {$count} entries
stock-file-below = The file is below.
stock-file-name = stock
stock-file-footer = Internal, please keep it to yourself  {$by}  {$at}
sheet-balances = Balances
sheet-entries = Entries
sheet-donations = Donations
sheet-money = Money
sheet-funds = Funds
column-place = Place
column-item = Item
column-balance = Balance
column-unit = Unit
column-way = On the way
column-low = Told below
column-entry = No.
column-at = Time
column-kind = Kind
column-amount = Amount
column-amount-yuan = Amount (yuan)
column-donor = Donor
column-whom = To whom, or why
column-counters = Cancels No.
column-about = From, to, or why
column-allotted = Allotted
column-given = Given
column-spent = Spent
column-moved = Moved in or out
column-corrected = Corrected
column-note = Note
column-by = By
unit-kilogram = kg
unit-litre = litres
unit-bag = bags
unit-packet = packets
unit-carton = cartons
unit-box = boxes
unit-bottle = bottles
unit-barrel = barrels
unit-can = cans
unit-piece = pieces
unit-item = items
unit-portion = portions
unit-set = sets
unit-tray = trays
unit-stick = sticks
unit-strip = strips
unit-sheet = sheets
unit-roll = rolls
unit-pair = pairs
unit-machine = machines
unit-bunch = bunches
unit-head = heads
unit-yuan = yuan

## Registering

enrol-one-name = Is “{$name}” one name? Then please tap it; next time quotes around a name with a space save the question.
enrol-usage = Like this: /enroll 李奶奶 东门网格 幸福楼甲单元 13800000000 (then start date and days if you like)
name-wrong = “{$word}” does not look like a name. Put a name with a space in quotes.
phone-wrong = “{$word}” does not look like a phone number, for example 13800000000
phone-second = “{$word}” is a second phone number. Register one person at a time, with one number.
enrol-one = One person at a time, please. Nobody was registered just now.
day-wrong = There is no day “{$word}”. Please check it, for example: 2022-04-02
enrol-days-wrong = I cannot tell how many days “{$word}” is. Write the first day and the days ({$most} at the most), for example: 2022-04-02 {$most}d
address-long = The address is too long; up to the door is enough.
enrol-over = With these dates it ended on {$end} already. Please check the start and the days.
enrol-no-staff = There is no staff here yet. Add a worker with /team add first.
enrol-known = {$name} ({$addr}) is registered already; nobody was registered twice. For a new code send /card {$name}
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
place-unknown-alike = There is no place “{$word}”. Is it {$path}? Then please send it again in full.
place-several = There is more than one “{$word}”: {$paths}. Please write the place above it too.
place-known = {$path} is there already.
place-added = Added {$path} ({$count} new)
place-none = There are no places yet. Like this: /place add 开发区/长河街道/东风社区/东门网格
place-tree = <b>Places</b>
place-line = {$indent}{$name}
place-usage-rename = Like this: /place rename 东门网格 幸福楼甲单元
place-usage-move = Like this: /place move 东门网格 东风社区
place-usage-close = Like this: /place close 东门网格 (and again: /place open 东门网格)
place-renamed = Renamed: {$old} → {$new}
place-moved = Moved: {$old} → {$new}. Its rules come from there from now on.
place-move-level = {$name} cannot go below {$path}: it needs the level above it, for example: /place move 东门网格 东风社区
place-closed = {$path} is closed; nobody new is registered there. Again: /place open {$path}
place-opened = {$path} is open again
place-is-closed = {$path} is closed. Again: /place open {$path}
place-is-open = {$path} is open already.
place-has-people = {$count} people are still followed up at {$path}; it can be closed when they are done or elsewhere.
place-line-closed = {$indent}{$name} (closed)
team-none = Nobody works here yet. Add somebody: /team add 10001 worker 东门网格 王芳
team-unreached = {$count} of them cannot be written to (never opened, or blocked); please ask them to press START once.
team-not-held = {$name} is not {$role} at {$path}.
team-role-removed = Taken away: {$name}  {$role}  {$path}
team-pick =
    Please pick the person with the button below, or write: /team add 10001 worker 东门网格 王芳
    .b1 = 👤 Pick a person
team-pick-again = That choice has lapsed; please send /team add again
team-picked = You picked {$name}. What are they, and where? For example: worker 东门网格
team-picked-usage = What is {$name}, and where? For example: worker 东门网格
team-usage = Like this: /team add 10001 worker 东门网格 王芳 (phone last if you like); remove: /team remove 10001
team-id-wrong = “{$word}” is no usable numeric Telegram id. Usernames change hands and cannot be used; /team add lets you pick the person.
team-id-phone = “{$word}” looks like a phone number. The numeric Telegram id comes first; /team add lets you pick the person.
team-remove-usage = To remove somebody write their id, not “{$word}”. It stands behind each line of /team, for example: /team remove 10001
team-role-wrong = “{$word}” is no role. You can write: worker, lead, health, police, township, district, admin, for example: /team add 10001 worker 东门网格 王芳
team-added = Added: {$name}  {$role}  {$path}
team-added-not-open = Added: {$name}  {$role}  {$path}. ⚠️ They have not opened the bot yet and cannot be reached until they tap START.
team-known = {$name} is {$role} of {$path} already.
team-unknown = There is nobody on the staff with the id {$word}.
team-admin-stays = {$name} is an admin of the configuration (ADMIN_IDS); please change it there.
team-removed = Removed: {$name}
team-last-worker = {$name} is the only worker of {$path}, where people are followed up. Please appoint the next one first.
team-list =
    <b>Staff</b>
    .b1 = ➕ Add somebody
team-line = {$name}  {$role}  {$path}  <code>{$id}</code>
team-line-not-reachable = ⚠️ {$name}  {$role}  {$path}  <code>{$id}</code> (not reachable yet)
bind-which = Which place? Like this: /bind 东风社区
bind-how = Hello, I am the home-care helper. To get alerts in this group, the person in charge sends: /bind 东风社区
bound = This group is bound to {$path}. Alerts come here with names and doors masked; take one with the buttons on its card.
bound-before = It was bound to {$path} before; the alerts of that place come here no more.
bound-no-pin = A hint: let me pin messages as an admin, and the board can stay on top.
bound-hears-all = A hint: I can read everything said here and do not need to. You can switch privacy mode on with BotFather (/setprivacy).
bound-there = “{$group}” is bound to {$path}; I said so in the group too.
bind-pick =
    Which group shall get the alerts of {$path}? Add me to it first, then pick it with the button below.
    .b1 = 👥 Pick a group
bind-pick-again = This choice has expired; please send /bind again
bind-none = No group is bound in your area yet.
group-not-bound = This group is not bound yet. The person in charge sends: /bind 东风社区
unbound = Undone; the alerts of {$path} come here no more.
unbound-there = “{$group}” is unbound; the alerts of {$path} go there no more.
groups-head =
    <b>Bound groups</b>
    .b1 = Unbind {$group}
groups-line = · {$group}  {$path}
groups-line-lost = ⚠️ {$group}  {$path} (cannot write there)
leaving = Sorry, I only serve registered work groups and leave now.
zone-is = 🕗 Time zone: {$zone}. Every time here goes by it.
zone-stays = 🕗 The time zone was not changed; it is still {$zone}. It stands in the settings as TIMEZONE: whoever runs the bot changes it there and starts it again. People followed up now keep the zone they began with.
status = <b>Status</b>
status-people = Managed: {$managed}
status-alerts = Alerts: not taken {$open}, in hand {$acked}
status-in = In: waiting {$waiting}, done {$done}, put aside {$aside}, never came {$gap}
status-out = Out: owed {$owed}, sent {$sent}, uncertain {$uncertain}, put aside {$aside}
status-poll = Last reached Telegram: {$at}
status-outage = Last outage: {$from} – {$to}
status-outages = Down within seven days: {$count} times, {$minutes} minutes
status-oldest = Longest without anybody: since {$at}, {$minutes} minutes
status-owed-0 = · owed, SOS: {$count}, oldest {$minutes} minutes ago
status-owed-1 = · owed, alerts: {$count}, oldest {$minutes} minutes ago
status-owed-2 = · owed, replies: {$count}, oldest {$minutes} minutes ago
status-owed-3 = · owed, prompts: {$count}, oldest {$minutes} minutes ago
status-owed-4 = · owed, digests: {$count}, oldest {$minutes} minutes ago
status-owed-5 = · owed, broadcasts: {$count}, oldest {$minutes} minutes ago
status-ticks = Ticks: all have run since {$at}; done since the start: {$did}
status-backup = Newest backup: {$at}, {$hours} hours ago
status-no-backup = No backup yet.
ops-message-refused = ⚙️ Message {$id} ({$kind}) was refused by Telegram and put aside.
ops-quarantined = ⚙️ Update {$id} could not be handled and was put aside.
ops-media-not-kept = ⚙️ A resident's photo could not be kept (the disk may be full); it is tried again. Temperatures and alerts are not affected.
ops-gap = ⚙️ Updates never delivered to this bot: {$count} (expired, or taken by another consumer).
ops-conflict = ⚙️ Another program receives updates with the same token. Please stop one of them; until then updates may be missed.
ops-webhook = ⚙️ A webhook is set on this token, so updates go there and not here. Please run the check on the server and remove it as it says; until then updates may be missed.
ops-late = ⚙️ The system was down for {$minutes} min; {$late} residents got more time.
ops-group-lost = ⚠️ The work group “{$group}” cannot be written to (removed or muted); alerts go to people directly.
ops-topic-gone = ⚠️ The topic of the work group “{$group}” is gone or closed; messages go to the group itself.

## Reports and the ledger

daily-which = The report of which place?
daily-usage = Like this: /daily Dongfeng yesterday. You can leave out the place and the date.
daily-date-wrong = I could not read the date {$word}. Write 2026-11-23, 11/23 or yesterday.
daily-to-come = {$day} is still to come; its report follows when it is over.
daily-not-over = Today is not over; it can be confirmed after midnight.
daily-before-first = {$place} began on {$day}; there is no report before that. Today so far: /daily today
daily-report =
    <pre>[{$place}: home monitoring, daily report] {$day} 00–24 h
    · Followed up {$managed}: new {$new}, released {$released}, moved {$moved}
    · Reports due {$due}, received {$done}, rate {$rate} (self {$own}, family {$family}, on behalf {$behalf})
    · Fever {$fever} (normal again {$usual}), symptoms {$symptom}, to hospital {$hospital}
    · Out of contact {$lost}
    · Orders {$asked}, brought {$brought}, overdue {$overdue}
    · Needed from above: {$remark}
    By {$author}  {$at}</pre>
    .b1 = Confirm
    .b2 = Picture
    .b3 = Ledger
    .b4 = Edit “needed from above”
    .b5 = CSV
    .b6 = Ledger (full names)
daily-zero = <b>Zero report</b>  {$place} {$day}: no fever, no symptoms, nobody out of contact.
daily-nothing = nothing
daily-not-signed = not confirmed yet
daily-is-running = Today is not over: these are the figures up to {$at}.
daily-is-draft = Not sent up yet. If it looks right, tap “Confirm”.
daily-is-part = This is a part; the community sends it up with its own.
daily-is-confirmed = ✅ Confirmed by {$author} at {$at}. Later entries go to the “Corrections” sheet.
daily-is-confirmed-late = ✅ Confirmed by {$author} at {$at}, after the deadline. Later entries go to the “Corrections” sheet.
daily-differs = 🔴 The people do not add up: yesterday {$before} + new {$new} − released {$released} − moved {$moved} = {$sum}, but there are {$managed}. Please see who it is before you confirm.
daily-late-values = { $count ->
    [one] One value
   *[other] {$count} values
} came after midnight: not counted as received.
daily-spot = Spot checks: {$count} drawn, {$done} seen: at home {$home}, no answer {$silent}, not at home {$away}, refused {$refused}
daily-below-said = Confirmed below: {$count} of {$all}.
daily-below-silent = Not confirmed yet: {$names}. Counted as of now.
daily-corrections = ✏️ { $count ->
    [one] One correction
   *[other] {$count} corrections
} since it was confirmed: see “Corrections” in the ledger.
daily-yesterday = ✏️ { $count ->
    [one] One correction
   *[other] {$count} corrections
} to the day before since its report was confirmed.
daily-answers = ⏱ Alerts {$raised}: taken {$taken} (median {$mine}), closed {$closed} (median {$outcome}).
daily-own-answers = ⏱ Yourself: {$raised}, taken {$taken} (median {$mine}), closed {$closed} (median {$outcome}).
daily-minutes = {$count} min
daily-whole-hours = {$hours} h
daily-hours = {$hours} h {$minutes} min
daily-below = See below
daily-confirmed = Sent up
daily-confirmed-late = Sent up, after the deadline
daily-confirmed-already = {$who} confirmed it at {$at}
daily-changed = The figures have just changed and were drawn anew. Please look once more, then confirm.
daily-frozen = It was sent up and stays as it is. What is new is listed as a correction.
daily-remark-ask = What does {$place} need from above? One sentence is enough; write “none” for nothing.
daily-remark-long = Too long: {$most} characters at most.
daily-title = Home monitoring · daily report
daily-whole-day = {$day} 00–24 h
daily-stamp-running = Not over
daily-stamp-draft = Draft
daily-stamp-confirmed = Confirmed
daily-headline-zero = Zero report: no fever, no symptoms, nobody out of contact
daily-remark-line = Needed from above: {$remark}
daily-footer = By {$author}  {$at}
daily-caption = {$place}, report of {$day}
daily-tile-managed = Followed up
daily-tile-rate = Report rate
daily-tile-behalf = On behalf
daily-tile-fever = Fever
daily-tile-symptom = Symptoms
daily-tile-lost = Out of contact
daily-tile-hospital = To hospital
daily-tile-orders = Orders
daily-tile-late = Late
daily-note-managed = New {$new} · released {$released} · moved {$moved}
daily-note-rate = Due {$due} · received {$done}
daily-note-behalf = Self {$own} · family {$family}
daily-note-fever = Normal again {$usual}
daily-note-late = came after midnight
daily-note-orders = Brought {$brought} · overdue {$overdue}
daily-silence = ⏰ Reports of {$day}: {$count} of {$all} below are not confirmed:
daily-silence-line = · {$place} ({$who})
daily-silence-nobody = · {$place} (nobody is in charge yet)
daily-silence-may-call = No report is not a zero. You can phone them, or open one and confirm it for them.
daily-silence-over = ✅ Reports of {$day}: all {$count} below are confirmed.
ledger-too-many = There are {$count} people here; one file holds {$most} at most. Please take it by township or community.
ledger-why-ask = The ledger of {$place} with full names and phones: what is it needed for? Your sentence is kept in the trail.
ledger-why-wrong = Please say in one sentence what it is for, {$least} to {$most} characters.
ledger-caption = 📒 {$place}, ledger of {$day}, { $count ->
    [one] one person
   *[other] {$count} people
}, {$masked}.
ledger-title = {$place}: home monitoring ledger, {$day}
ledger-made = Made {$at} by {$by}
ledger-cut-off = Figures up to {$at}
ledger-masked = masked
ledger-full = full names
ledger-draft = draft
ledger-edition = edition {$number}
ledger-differs = The people do not add up: {$count} off, please check
ledger-total = Total
ledger-footer = {$by} {$at}
ledger-source-own = self
ledger-source-family = family
ledger-source-phone = worker by phone
ledger-source-door = at the door
ledger-source-video = video
ledger-category = Home monitoring
ledger-chinese = Chinese
ledger-english = English
ledger-not-linked = not linked yet
ledger-by-phone = followed up by phone
ledger-missed = missed
ledger-due = waiting
ledger-paused = paused
ledger-outage = outage
ledger-late = late:
ledger-behalf = rep:
ledger-none = none
ledger-status-fever = fever
ledger-status-symptom = symptoms
ledger-status-lost = out of contact
ledger-status-missed = missed one
ledger-status-paused = paused
ledger-status-usual = normal
ledger-status-waiting = waiting
ledger-in-hand = in hand
ledger-not-taken = not taken yet
ledger-next-visit = go and see
ledger-next-call = phone again
ledger-field-value = temperature
ledger-field-symptom = symptom
ledger-field-visit = visit or call
ledger-field-episode = whole entry
ledger-why-late = came late
ledger-why-changed = corrected
ledger-why-taken-back = taken back
ledger-why-mistake = entered by mistake
ledger-legend = What each figure means
ledger-term-managed = Managed
ledger-means-managed = Followed up at 24:00. Yesterday + new − released − moved = managed; what does not add up is marked red.
ledger-term-due = Due
ledger-means-due = How often somebody was asked that day. Pauses and our own outages do not count, nor what was asked before somebody was registered.
ledger-term-done = Received
ledger-means-done = Of those, the ones with a value by the cut-off: by the person, the family, or on behalf.
ledger-term-late = Late
ledger-means-late = What came after 24:00 of the day; counted apart.
ledger-term-rate = Rate
ledger-means-rate = Received ÷ due, one decimal; “—” when nothing was due.
ledger-term-fever = Fever
ledger-means-fever = People whose highest value of the day reached the line, each once. A later normal value removes nobody; it is “normal again”.
ledger-term-symptom = Symptoms
ledger-means-symptom = People who named a symptom that day. A fever alone is not counted twice.
ledger-term-hospital = Hospital
ledger-means-hospital = Taken to hospital that day: by the outcome of an alert or a call, or because the isolation ended so. Each counts once.
ledger-term-lost = Out of contact
ledger-means-lost = Asked and silent: no value, no answered call, no opened door for the hours of the rule.
ledger-term-zero = Zero report
ledger-means-zero = No fever, no symptoms, nobody out of contact: it is confirmed and sent all the same. Silence is not a zero.
ledger-term-orders = Orders
ledger-means-orders = Asked for that day, received that day, due that day and not there in time.
ledger-term-spot = Spot checks
ledger-means-spot = Who was drawn on the day, and what was found by 24:00: at home, no answer, not at home, refused. The rest was not seen that day.
ledger-term-matrix = Matrix
ledger-means-matrix = Blank: nothing was due. Missed: asked, no answer. Rep 36.5: on behalf. Late 36.5: came after 24:00 of the day. Paused. Outage: our own. Waiting: still open.
ledger-term-status = Status today
ledger-means-status = The first that fits: fever, symptoms, out of contact, missed one, paused, normal.
ledger-term-frozen = Once confirmed
ledger-means-frozen = Figures stay; what comes later is listed under “Corrections” and noted in the next day’s report.
ledger-term-masked = Masked
ledger-means-masked = Names keep the family name, phones lose their middle. Full ones need a reason and two admins, and are kept in the trail.
ledger-in-force = Rules in force when this was made
ledger-rule-slots = Temperatures asked at
ledger-rule-nudges = Nudges (minutes after)
ledger-rule-closes = A round ends after (minutes)
ledger-rule-fever = Fever from ℃
ledger-rule-red = Red from ℃
ledger-rule-lost = Out of contact (hours)
ledger-rule-days = Days of isolation
ledger-rule-draft = Draft of the report
ledger-rule-deadline = Report due by
ledger-rule-steps = Climbs after (minutes): SOS / red / yellow
ledger-rule-retain = Kept for (days)
ledger-version = Layout of the ledger
## Import

import-how =
    Just send me the list as a file (CSV or Excel). It needs the columns name and place; phone, address, start, days and age are welcome, sex and special care if the ledger is to have them.
    Here is a sheet to fill in. I check every line and show you first; nobody is registered before you tap.
import-in-private = The list holds personal data. Please send it to me in private and delete it in the group. Like this: /import
import-sheet = residents
import-fetching = I have the list and am checking every line…
import-send-again = Once it is right, send /import and the file again.
import-fault-big = The file is larger than {$most} MB, so it was not read. Please split it.
import-fault-telegram = The file is larger than {$most} MB and Telegram does not let me fetch it. Please split it.
import-fault-empty = The file is empty.
import-fault-pdf = This is a PDF, not a table. Please send CSV or Excel (.xlsx).
import-fault-picture = This is a picture, not a table. Please send CSV or Excel (.xlsx).
import-fault-old = This is an old .xls, or it has a password. Please save it as .xlsx without one.
import-fault-kind = This is neither CSV nor an Excel workbook. Please save it as .xlsx or CSV.
import-fault-encoding = I cannot tell the encoding and will not register garbled names. Please save it as UTF-8 CSV or .xlsx.
import-fault-letters = Line {$line} has letters that cannot be read, so nothing was taken. Please save it as UTF-8 CSV or .xlsx.
import-fault-nul = Line {$line} has a NUL character; the file may be damaged, so nothing was taken.
import-fault-long = Line {$line} has a cell of more than {$most} characters, so nothing was taken. A quotation mark may be missing.
import-fault-damaged = The file cannot be opened; it may be damaged. Please save it anew.
import-fault-unpacked = The file unpacks to more than {$most} MB, so it was not read. Please keep only the list.
import-fault-dtd = The file holds outside definitions (a DTD), which is not safe, so it was not read. Please save it anew with Excel.
import-fault-macros = The file holds macros, so it was not read. Please save it as .xlsx without them.
import-fault-merged = There are merged cells, so lines and people do not match. Please unmerge them and fill in every line.
import-fault-rows = There are more than {$most} lines, so it was not read. Please split it.
import-fault-columns = Line {$line} has too many columns ({$most} at most), so it was not read.
import-fault-no-rows = There are headings but nobody below them.
import-fault-missing = The column “{$word}” is missing, so nothing was taken. Needed are: name, place
import-fault-twice = The column “{$word}” is there twice. Please keep one.
import-fault-slow = The file is too much for me, so I stopped. Please save it as CSV.
import-fault-gone = The file could not be fetched.
import-checked = <b>The list is checked</b>  Nobody is registered yet
import-sheet-only = Only the first sheet, “{$name}”, was read.
import-unused = Columns not used: {$names}
import-count-new = New: {$count}
import-count-again = Known, isolated again: {$count}
import-count-same = Followed up already, unchanged: {$count}
import-count-twin = Followed up already, but different: {$count}
import-count-twice = Twice in the list: {$count}
import-count-bad = Cannot be registered: {$count}
import-problem = Line {$line}: {$why}
import-more = {$count} more; all of them are in the file attached.
import-now =
    Register them?
    .b1 = Register {$count}
    .b2 = Do not register
    .b3 = Merge
import-nothing = There is nobody to register.
import-twins-skip = leave
import-twins-merge = merge
import-twins-keep = add anew
import-file-button = 📎 Line by line
import-running = Registering: {$done}/{$total}
import-undoing = Taking it back…
import-done =
    <b>Registered</b>
    .b1 = 🖨 Print the codes
    .b2 = Take it back
import-next = Next: print the codes and hand them out; nobody is asked before the code is scanned.
import-undone = This import was taken back, and its codes are worth nothing.
import-undone-kept = {$count} had begun to report and stay.
import-undo-late = More than {$minutes} minutes have passed; it cannot be taken back as a whole. People can be changed one by one.
import-dropped = Nobody was registered, and the list is deleted.
import-file = What becomes of each line stands in the last columns.
import-column-line = Line
import-column-verdict = Result
import-column-why = Why
import-is-new = new
import-is-again = again
import-is-same = unchanged
import-is-twin = different
import-is-twice = twice in the list
import-is-bad = not registered
import-same-line = the same person as line {$line}
import-differs-phone = another phone
import-differs-address = another address
import-differs-place = another place
import-differs-dates = other dates
import-differs-own = another sex, age or special care
import-why-name-missing = no name
import-why-name-wrong = “{$word}” does not look like a name
import-why-name-signs = hidden control characters in the name “{$word}”
import-why-phone-powers = Excel turned the phone into {$word}; format the column as text
import-why-phone-wrong = wrong phone: “{$word}”
import-why-address-long = the address is too long
import-why-place-missing = no place
import-why-place-unknown = there is no place “{$word}”; add it with /place add
import-why-place-several = “{$word}” is not unique; write what is above it
import-why-place-not-yours = “{$word}” is not yours
import-why-no-staff = nobody works at “{$word}” yet; add somebody with /team add
import-why-elsewhere = {$word} is registered elsewhere; please ask there
import-why-date-wrong = cannot read the date “{$word}”
import-why-date-time = the date has a time: “{$word}”; please write the day only
import-why-end-first = the end is before the start
import-why-over = the isolation is over already ({$word})
import-why-too-long = more than {$most} days
import-why-days-wrong = wrong number of days: “{$word}”
import-why-age-wrong = wrong age: “{$word}”
import-why-born-wrong = not a date of birth: “{$word}”
import-why-sex-wrong = cannot tell the sex from “{$word}”; write male or female, or leave it empty
import-why-care-long = the special care is too long; a few words do, such as: lives alone; blood pressure
import-why-cells = more cells than headings; the line may be shifted
import-why-lived = has begun to report and stays
import-codes-none = Nothing to print: everybody has scanned a code, or the list has expired. For one person: /card NAME
import-codes-below = The codes are below
codes-sheet =
    Codes (part {$part}, {$count} people), eight a page, to cut along the lines. Valid for {$hours} hours; earlier ones no longer work.
    .b1 = Next part ({$count} more)
codes-name = codes
codes-scan = Scan this, then tap START
codes-page = Page {$page} of {$pages}

## Two people, export

approval-nobody = This takes two admins: one asks, another confirms. There is no other admin who could; on the server, the command create-admin adds one.
approval-own = What you ask for is confirmed by another admin.
approval-late = More than {$hours} hours have passed, so it lapsed. Please ask again if it is still needed.
approval-admin = <b>A new admin</b>  {$name} (<code>{$id}</code>)  {$path}  asked by {$asker}
approval-export = <b>The full list</b>  {$path}  {$day}  {$count} people  asked by {$asker}
approval-ledger = <b>The ledger with full names</b>  {$path}  {$day}  {$count} people  asked by {$asker}
approval-rule = <b>A rule beyond its safe range</b>  {$path}  {$rule}: {$old} → {$typed}  asked by {$asker}
approval-reason = Reason: {$reason}
approval-is-asked =
    Another admin has to confirm it within {$hours} hours.
    .b1 = Agree
    .b2 = Do not agree
    .b3 = Take it back
approval-is-granted = ✅ {$decider} agreed
approval-is-refused = {$decider} did not agree
approval-is-late = {$hours} hours have passed; it lapsed
approval-granted-toast = Agreed
approval-refused-toast = Noted: not agreed
export-usage = Like this: /export East 2026-11-20 (place and date may be left out)
export-which-place = More than one place is yours: {$paths}. Please name it, for example: /export {$path}
export-tomorrow = That day has not come yet. Like this: /export East 2026-11-20
export-too-many = That is {$count} people; a file holds {$most}. Please export by township or community: /export East
export-nobody = Nobody was followed up at {$path} on {$day}.
export-masked =
    The list of people  {$path}  {$day}  {$count}. Parts of names, phones and addresses are hidden.
    .b1 = In full
export-full = The full list  {$path}  {$day}  {$count} people  by {$by}. Internal; please delete it when done.
file-passes = It is taken out of this chat after {$hours} hours.
export-footer = {$at}  {$by}  internal, keep confidential
export-reached = Reached by
export-why = What is the full list of {$path} for? Please type a sentence; another admin will read it.
export-reason-short = Please say a little more, for example: phones are needed for contact tracing
reached-linked = code scanned
reached-phone = by phone
reached-waiting = not scanned yet

## Broadcasts

broadcast-usage = Like this: /broadcast 东风社区 Vegetables come at nine tomorrow. To the staff: /broadcast staff 东风社区 We meet at three
broadcast-long = This has {$count} characters; a broadcast may have {$most}. Please make it shorter.
broadcast-nobody = Nobody at {$place} can get it now, so it was not sent.
broadcast-stale = The preview is older than {$minutes} minutes, so nothing was sent. Please give the command again.
broadcast-begins = It is going out; the card shows how far it is.
broadcast-left = All right, it was not sent.
broadcast-stopped = Stopped; {$count} were not sent.
broadcast-too-late = All of it has gone out and cannot be taken back.
broadcast-head = 📢 <b>To residents</b>  {$path}
broadcast-staff-head = 📢 <b>To staff</b>  {$path}
broadcast-words = {$text}
broadcast-seconds = It goes to {$count} chats and takes about {$seconds} seconds.
broadcast-minutes = It goes to {$count} chats and takes about {$minutes} minutes.
broadcast-unreached = {$count} more people have no chat that can get it; please phone or knock.
broadcast-quiet = 🌙 Not at night; it goes from {$at}.
broadcast-chase = Whoever has not read it {$hours} hours after it went out is reminded once.
broadcast-chase-never = The rule here is 0 reminders a day: whoever has not read it is not reminded, the list shows them.
broadcast-sure =
    Once sent it cannot be taken back. Send it?
    .b1 = Send to {$count} chats
    .b2 = Do not send
broadcast-figures =
    {$count} in all  {$delivered} delivered  {$read} read
    .b1 = Not read: {$count}
    .b2 = Refresh
    .b3 = Stop the {$count} not sent
broadcast-waiting = 🕓 {$count} still to go
broadcast-failed = ⚠️ {$count} not delivered, please phone
broadcast-cancelled = {$count} stopped and not sent
broadcast-now-sending = Going out. What was delivered cannot be taken back.
broadcast-now-sent = ✅ All sent; it cannot be taken back. Whoever has not read it is reminded after {$hours} hours.
broadcast-now-chased = ✅ Those who had not read it were reminded once.
broadcast-now-unreminded = ✅ All sent; it cannot be taken back. The rule here is 0 reminders a day, so nobody was reminded.
broadcast-now-cancelled = ⏹ Stopped. What was delivered cannot be taken back.
broadcast-now-left = Not sent.
broadcast-all-read = {$place}: everybody has read it.
broadcast-unread-head = <b>{$place}</b>  not read: {$count}
broadcast-unread-line = {$name}  {$addr}  {$phone}  {$became}
broadcast-is-failed = not delivered
broadcast-is-unread = delivered, not read
broadcast-is-waiting = still to go

## Admin: advice

advice-usage = Like this: /advice shows what there is, /advice 2 previews number 2, /advice 2 东风社区 is for the residents there.
advice-none = There is no reviewed piece to send. An admin can see what the file lacks.
advice-no-such = There is no number {$number}; there are {$count}. /advice shows them.
advice-gone = That piece is not there any more. /advice shows what there is.
advice-nobody = No resident of {$place} can get a hint now, so nothing was sent.
advice-today = The residents of {$place} have one today: “{$title}”, sent by the {$who}. One a day at most; tomorrow there can be another.
advice-somebody = admin
advice-which-place = For the residents of which place? Please tap.
advice-head = 🌿 <b>Advice</b>  {$path}
advice-had-today = Sent today: {$title} ({$who}). Whoever has it gets no other today.
advice-line = <b>{$number}. {$title}</b>
advice-source =   Source: {$source}
advice-last =   Last sent: {$day}
advice-how = Tap one to preview it, or write /advice {$number}.
advice-words =
    <b>{$title}</b>
    {$text}
    <i>Source: {$source}</i>
advice-reviewed = Reviewed: {$day}, {$by}
advice-reaches = It goes to {$count} chats, to each in its language and without a sound.
advice-had = {$count} more chats have one of today already and get no other.
advice-sure =
    Send it?
    .b1 = Send to {$count} chats
    .b2 = Do not send
advice-figures = In all {$count}, delivered {$delivered}
advice-failed = {$count} not delivered
## Spot checks

spot-how = 🎲 <b>Spot check</b>  Like this: /spotcheck 5 东风社区. From 1 to {$most} people; without a place it is your own.
spot-last-head = The last draws:
spot-last =
    <b>No. {$n}</b>  {$day}  {$place}  draw {$nth} of the day  {$who}
    {$counts}
    Seed <code>{$seed}</code>
    .b1 = Open no. {$n}
    .b2 = Repeat no. {$n}
spot-usage = I could not read that. Like this: /spotcheck 5 东风社区
spot-count = “{$word}” will not do; it takes a whole number from 1 to {$most}. For example: /spotcheck 5 东风社区
spot-which = Where shall I draw {$count}?
spot-nobody = There is nobody to be drawn at {$place} now.
spot-stale = The preview is older than {$minutes} minutes, so nobody was drawn. Please give the command again.
spot-stays = It is drawn and cannot be taken back. You may draw again; it counts as the next draw of the day.
spot-head = 🎲 <b>Spot check</b>  {$path}
spot-pool = {$pool} people can be drawn, in {$grids} grids. To be drawn: {$count}, the grids taking turns.
spot-all = There are only {$pool}, so everybody is drawn.
spot-sure = The seed comes when you tap “Draw”: nobody sees the names first. A draw is kept and cannot be taken back.
    .b1 = Draw ({$count})
    .b2 = Do not draw
spot-not-drawn = Nobody was drawn.
spot-left = All right, nobody was drawn.
spot-drawn = {$count} people were drawn; see the card.
spot-draw = {$day}  draw {$n} of the day  {$who}
    .b1 = Repeat
    .b2 = Pass on
    .b3 = Refresh
spot-from = {$count} drawn from {$pool} people in {$grids} grids
spot-seed =
    Seed <code>{$seed}</code>
    Fingerprint of the list <code>{$mark}</code>
spot-counts = <b>{$counts}</b>
spot-line = {$sign} {$n}. {$name}  {$addr}  {$grid}  ref. {$ref}  {$what}
spot-until = Please do not announce it. Whoever has no result at {$at} is named to you once.
spot-is-passed = Passed on to {$who}.
spot-is-home = at home
spot-is-no_answer = no answer
spot-is-away = not at home
spot-is-refused = refused
spot-is-waiting = to be seen
spot-is-over = follow-up has ended
spot-was-home = spot check: at home
spot-was-no_answer = spot check: no answer
spot-was-away = spot check: not at home
spot-was-refused = spot check: refused
spot-person =
    <b>{$name}</b>  {$addr}
    {$grid}  📞 {$phone}
spot-found = Noted: {$what}  {$who}. It can be changed today.
spot-ask = How did you look, and what did you find?
spot-is-ended = The follow-up has ended; no need to look.
spot-over = {$name}’s follow-up has ended; no need to look.
spot-theirs = {$who} noted this and is the one to change it.
spot-day-over = That day is over; it cannot be changed.
spot-noted-refused = Noted: {$name} did not want to this time. The grid worker has been told.
spot-noted-no-answer = Noted: no answer from {$name} this time; you may try again later.
spot-noted-no-answer-told = Noted: no answer from {$name} twice. The grid worker has been asked to have a look.
told-spot-refused = ✋ {$name} ({$addr}): spot check by {$who} ({$how}), did not want to this time. Please have a talk when you can; there may be a difficulty.
told-spot-no-answer = 🔕 {$name} ({$addr}): spot check by {$who} ({$how}), no answer twice. They may not have heard, or be unwell; please have a look.
spot-give-which = To whom shall this spot check at {$place} go?
spot-nobody-else = Nobody else at {$place} could take it.
spot-passed = Passed on to {$name}.
spot-given = 🎲 {$who} passed a spot check at {$place} on to you. Please do not announce it.
spot-repeating = Repeating it; the result is below.
spot-same = ✅ No. {$n} repeated from its seed and list gives the same {$count} people.
spot-differs = 🔴 No. {$n} repeated gives other people. Please tell an admin.
spot-script = Anybody can run the few lines of Python in the file. They hold numbers and no names.
spot-unfinished = 🎲 Spot check at {$place}: {$count} without a result: {$names}
    .b1 = Open
spot-and-more = {$count} in all

## Checkpoints

checkpoint-usage = Like this: /checkpoint Wang 38.4 东风社区 幸福楼甲单元 13800000009 (address and phone may be left out)
checkpoint-value = “{$word}” is no temperature. Like this: /checkpoint Wang 38.4 东风社区
checkpoint-no-fever = {$value} ℃ is below the fever line of {$line} ℃, so nobody was handed over.
checkpoint-where = I do not know which area “{$word}” belongs to; please add the community or the grid. Like this: /checkpoint Wang 38.4 东风社区 幸福楼甲单元
checkpoint-handed = Handed over: {$name}  {$value} ℃  → {$place}. If nobody accepts within {$minutes} minutes, the township is asked.
checkpoint-known = {$name} was handed to {$place} before and is still open there; nothing was sent again.

## Rules

rules-head = <b>{$path}</b>  Rules: {$chapter}
rules-line = {$rule}  <b>{$value}</b>  <code>{$name}</code>{$source}
rules-set-at = {"  "}(set at {$name})
rules-how = To change: <code>/rules {$place} {$name} {$value}</code>  To inherit again, write default instead of the number
rules-unknown = There is no rule and no place called “{$word}”. Send /rules to see all, for example: /rules {$example}
rules-which-place = More than one place is yours: {$paths}. Please name it, for example: /rules {$path} {$example}
rule-is = {$rule}: <b>{$value}</b>  ({$path})
rule-from = Set at {$name}.
rule-from-default = This is the default.
rule-safe = It can be set from {$low} to {$high}.
rule-how = To change: <code>/rules {$place} {$name} {$value}</code>
rule-wrong = I cannot read “{$word}”. {$rule} is changed like this: /rules {$name} {$example}
rule-range = {$rule} can be set from {$low} to {$high}, so “{$word}” was not taken. For example: /rules {$name} {$example}
rule-one-value = {$rule} takes one value. For example: /rules {$name} {$example}
rule-many-values = {$rule} takes at most {$most} values. For example: /rules {$name} {$example}
rule-rising = Please write them from small to large. For example: /rules {$name} {$example}
rule-same = {$path}: {$rule} is that already. Nothing changed.
rule-undo-late = More than a day has passed, so this cannot be taken back with a tap. To change it back: /rules {$place} {$name} {$value}
rule-close = Two rounds need at least {$minutes} minutes between them, so nothing changed. For example: /rules {$name} {$example}
rule-clash-high = High fever must begin above fever, so nothing changed ({$path}). Change the high line first, for example: /rules {$name} {$example}
rule-clash-closes = A round must close before the next begins, so nothing changed ({$path}). For example: /rules {$name} {$example}
rule-clash-nudges = Nudges must come before the round closes, so nothing changed ({$path}). For example: /rules {$name} {$example}
rule-clash-quiet = Rounds cannot be in the quiet hours, so nothing changed ({$path}). For example: /rules {$name} {$example}
rule-clash-report = The daily report has to be due after its draft, so nothing was changed ({$path}). For example: /rules {$name} {$example}
rule-no-column = “{$word}” names a column the ledger does not have, or one twice, so nothing was changed. For all of them: /rules {$name} {$example}
rule-changed =
    {$path}  {$rule}: {$old} → <b>{$new}</b>
    .b1 = Undo
rule-undone = Taken back. {$path}  {$rule}: {$old} → <b>{$new}</b>
rule-inherits = It goes by what is above it now.
rule-reaches = In force at once, also for the {$count} people followed up now.
rule-moved-ends = The last day of {$count} of them moved with it.
rule-next-rounds = The next two rounds: {$times}
chapter-temperature = Temperature
chapter-times = Times
chapter-ladders = Climbing
chapter-keeping = Isolation and keeping
chapter-everyday = Everyday
as-celsius = {$value} ℃
as-degrees = {$value} ℃
as-minutes = {$value} minutes
as-hours = {$value} hours
as-days = {$value} days
as-count = {$value} times
as-clock = {$value}
as-clocks = {$value}
as-span = {$value}
as-steps = after {$value} minutes
as-lengths = {$value} minutes
as-ladder = {$value} minutes a step
as-levels = after {$value} minutes
as-day-steps = on day {$value}
as-columns = {$value}
choice-yes = yes
choice-no = no
choice-never = never
choice-morning = in the morning
choice-always = always
choice-all = all of them
rule-fever = Fever from
rule-high = High fever from
rule-unconfirmed = High value unconfirmed
rule-recheck = Measure again after
rule-rounds = Rounds
rule-nudges = Nudges after
rule-closes = Round closes after
rule-early = May report early by
rule-quiet = Quiet at night
rule-presence = Presence rounds
rule-presence-ends = Presence round lasts
rule-presence-again = Try the door again after
rule-presence-tries = Tries at a door
rule-board = Morning board
rule-gaps = Roster gaps told
rule-news = Greetings
rule-earlier = Hour may be earlier by
rule-later = Hour may be later by
rule-hour-step = Steps of the hour
rule-sos = SOS climbs
rule-red = Red alert climbs
rule-yellow = Yellow alert climbs
rule-handoff = Checkpoint hand-off
rule-repeat = Last step repeats
rule-reopen = Opens again after
rule-handover = Handover waits
rule-days = Days of isolation
rule-retain = Kept for
rule-invite = Code is valid
rule-evidence = Photo of the thermometer
rule-evidence-gap = Photo differs by
rule-evidence-hours = Photos kept
rule-reminders = Reminders a day
rule-reminds = Extra reminders by the worker
rule-chase = Chase of a broadcast
rule-spot-due = Spot checks end
rule-call-again = Call me again after
rule-after-days = After-care
rule-after-asks = After-care asks for a value
rule-rubbish = Out for rubbish
rule-parcel = Out for a parcel
rule-doctor = Out to the doctor
rule-supply-urgent = Urgent order
rule-supply-today = Order for today
rule-supply-tomorrow = Order for tomorrow
rule-supply-draft = Unfinished order
rule-report = Draft of the daily report
rule-report-due = Daily report due
rule-report-again = Daily report, asked again
rule-lost = Out of contact after
rule-symptom-free = Without symptoms before a release
rule-columns = Columns of the ledger
rule-after-calls = Calls after the release
rule-after-tries = Calls without an answer

## Trail

audit-usage = Like this: /audit 王芳 5 (who, and how many days back; both may be left out; at most {$most} days)
audit-nobody = Nobody in your scope is called “{$word}”. Try the name of a member of staff or a resident.
audit-several = “{$word}” can mean several people; please write the full name.
audit-none = Nothing in the last {$days} days.
audit-head = 🗂 <b>Trail</b>  last {$days} days, {$count} lines  {$page}/{$pages}
audit-line = {$at} {$who}  {$what}  {$whom}
page-before = ‹ Back
page-after = Next ›
audit-place-added = added a place
audit-group-bound = bound a group
audit-reported-for = reported on behalf
audit-board-seen = looked at a board
audit-file-seen = looked at the file
audit-supplies-seen = looked at the requests
audit-supplies-listed = looked at the shopping list
audit-orders-seen = looked at a person's requests
audit-supply-seen = looked at a request
audit-supply-step = worked on a request
audit-supply-money-seen = looked at the money
audit-enrolled = registered a resident
audit-code-renewed = made a new code
audit-team-removed = removed somebody from the team
audit-refused = was refused
audit-alert-ack = took an alert
audit-alert-reached = noted a call that was answered
audit-alert-noanswer = noted a call without answer
audit-alert-up = passed an alert up
audit-alert-file = opened the file from an alert
audit-alert-note = was about to note something from an alert
audit-alert-done = was about to settle an alert
audit-alert-back = put an alert back
audit-alert-hand = was about to hand an alert on
audit-alert-show = opened an alert
audit-alert-handed = handed an alert to a colleague
audit-alert-outcome-asked = chose to type an outcome
audit-alert-closed = settled an alert
audit-daily-seen = looked at a daily report
audit-daily-confirmed = confirmed a daily report
audit-daily-remark = edited what a daily report needs from above
audit-ledger-exported = downloaded a ledger
audit-ledger-asked = asked for a ledger with full names
audit-ledger-exported-full = downloaded a ledger with full names
audit-stock-seen = looked at the stock
audit-stock-log-seen = looked at the history of an item
audit-stock-list-seen = looked at the list of donations
audit-stock-exported = exported stock and donations
audit-stock-received = wrote down what was received
audit-stock-handed-out = wrote down what was handed out
audit-stock-sent = sent supplies to another place
audit-stock-accepted = took a transfer
audit-stock-refused = sent a transfer back
audit-stock-taken-back = took a transfer back
audit-stock-countered = cancelled an entry
audit-stock-low-set = set when to be told of little stock
audit-stock-allotted = allotted funds
audit-stock-spent = wrote down what was spent
audit-audit-seen = looked at the trail
audit-person-shown = saw name and phone
audit-person-listed = saw in a search
audit-command-ignored = sent a command that did not count
audit-alert-seen = looked at an alert
audit-alerts-seen = looked at the open alerts
audit-broadcast-drafted = wrote a broadcast
audit-broadcast-confirmed = sent a broadcast
audit-broadcast-left = threw a broadcast away
audit-broadcast-cancelled = stopped what of a broadcast had not left
audit-broadcast-unread-seen = looked at who has not read a broadcast
audit-advice-drafted = previewed an advice
audit-advice-confirmed = sent an advice
audit-advice-left = threw the preview of an advice away
audit-advice-cancelled = stopped what of an advice had not left
audit-advice-chosen = chose whether hints are sent
audit-spot-drafted = prepared a spot check
audit-spot-drawn = drew people for a spot check
audit-spot-left = threw a spot check away
audit-spot-seen = opened a spot check
audit-spot-repeated = repeated a draw
audit-spot-passed-on = passed a spot check on
audit-spot-home = spot check: at home
audit-spot-no_answer = spot check: no answer
audit-spot-away = spot check: not at home
audit-spot-refused = spot check: refused
audit-spot-corrected = changed what a spot check found
audit-person-passed-on = passed on to a colleague for a spot check
audit-checkpoint-handed = handed over somebody a checkpoint stopped
audit-by-phone-changed = changed the mark for phone follow-up
audit-call-hospital = noted a call: taken to hospital
audit-call-no_answer = noted a call: no answer
audit-call-reached = noted a call: reached
audit-call-refused = noted a call: did not want to talk
audit-call-wrong_number = noted a call: wrong number
audit-chart-seen = looked at the temperature chart
audit-deputy-named = named a deputy
audit-duty-off = went off duty
audit-duty-on = came on duty
audit-duty-seen = looked who is on duty
audit-evidence-confirmed = confirmed a picture
audit-evidence-corrected = corrected a value by its picture
audit-evidence-mismatch = found picture and value far apart
audit-evidence-seen = looked at a picture
audit-evidence-unreadable = asked for another picture
audit-group-unbound = unbound a group
audit-handover-accepted = took over
audit-handover-asked = asked to hand over
audit-handover-expired = handover expired
audit-handover-pending = handover waits
audit-handover-refused = did not take over
audit-handover-withdrawn = took back the handover
audit-hour-chosen = chose another hour
audit-language-chosen = chose a language
audit-message-hurried = let a message go at once
audit-message-sent = wrote to a resident
audit-messages-resumed = turned messages on again
audit-messages-stopped = turned messages off, phone follow-up
audit-missing-seen = looked at who is missing
audit-note-removed = took a note back
audit-note-written = wrote a note
audit-notes-seen = looked at the notes
audit-notify-off = passed one kind of message on
audit-notify-on = let one kind of message ring
audit-notify-silent = made one kind of message silent
audit-person-seen = opened one person of a list
audit-print-chosen = chose the size of print
audit-reminded = reminded once more
audit-roll-call = reported from a pasted list
audit-roster-saved = saved a roster
audit-roster-undone = undid a roster
audit-team-reassigned = reassigned residents and alerts
audit-unreached-seen = looked at who gets no messages
audit-visit-away = presence: not at home
audit-visit-home = presence: at home
audit-visit-hospital = presence: taken to hospital
audit-visit-no_answer = presence: no answer
audit-visit-no_contact = presence: no contact
audit-visit-reached = presence: reached
audit-visit-refused = presence: did not want to answer
audit-visit-wrong_number = presence: wrong number
audit-release-seen = looked at a release
audit-release-worker = agreed to a release as worker
audit-release-health = agreed to a release as health centre
audit-release-not-yet = wanted a release, not fulfilled
audit-released = released somebody
audit-release-taken-back = took back the agreement to a release
audit-release-undone = undid a release
audit-release-printed = printed a release notice again
audit-due-seen = looked at who is due
audit-aftercall-well = after-care call: well
audit-aftercall-unwell = after-care call: unwell
audit-aftercall-no_answer = after-care call: no answer
audit-aftercall-again = changed an after-care call
audit-changed-extended = made an isolation longer
audit-changed-paused = paused the questions
audit-changed-hospital = noted a hospital
audit-changed-moved = noted that somebody moved
audit-changed-died = noted a death
audit-changed-mistake = voided a registration
audit-change-undone = undid a change
audit-parting-asked = asked how it ended
audit-transfer-sent = sent somebody to another place
audit-transfer-accepted = took somebody over
audit-transfer-refused = did not take somebody over
audit-transfer-taken_back = took a transfer back
audit-forget-asked = asked to erase data
audit-forget-agreed = agreed to erase data
audit-forget-refused = did not agree to erase data
audit-person-exported = exported the data of one person
audit-purged = data was erased
audit-team-add-worker = appointed: worker
audit-team-add-lead = appointed: lead
audit-team-add-health = appointed: health centre
audit-team-add-police = appointed: police station
audit-team-add-township = appointed: township
audit-team-add-district = appointed: district
audit-place-renamed = renamed a place
audit-place-moved = moved a place
audit-place-closed = closed a place
audit-place-opened = opened a place again
audit-team-role-removed = took a role away
audit-team-admin-asked = asked for a new admin
audit-rule-asked = asked for a rule beyond its range
audit-exported = exported the list
audit-export-asked = asked for the full list
audit-export-granted = agreed to the full list
audit-approval-granted = confirmed what another asked for
audit-approval-refused = did not agree to what another asked for
audit-import-sent = sent a list of people
audit-import-begun = began to register a list
audit-import-undone = took a list back
audit-import-seen = saw a list line by line
audit-codes-printed = printed codes
audit-rule-changed = changed a rule
audit-rule-undone = took back a change of a rule
audit-team-add-admin = appointed: admin
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
deputy-unknown = There is nobody called “{$name}” on the staff. Who is there: /whoson
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
slip-nobody = no name is given
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
handover-still-on = You are still on duty: whatever comes now still rings you. To go off, send /duty off
handover-refused = ↩️ {$receiver} cannot take over now; it stays with {$giver}.
handover-withdrawn = ↩️ {$giver} withdrew the handover; it stays with {$giver}.
handover-expired = ⌛ {$receiver} did not get to it in time; it stays with {$giver}. You can hand over again: /handover
handover-accepted-toast = Good, you have taken over.
handover-refused-toast = They know that you cannot take over now.
handover-withdrawn-toast = This handover was withdrawn.
handover-expired-toast = This handover is over; nothing moved.
whoson-head = 👥 <b>{$place}  who is on</b>  {$at}
whoson-on = ✅ {$place}  {$role}: {$who}, until {$until}
whoson-on-open = ✅ {$place}  {$role}: {$who}
whoson-stand-in = 🔁 {$place}  {$role}: {$who} standing in
whoson-always = 🔔 {$place}  {$role}: {$who} (no roster)
whoson-gap = ⚠️ {$place}  {$role}: nobody on, it goes to the level above
whoson-next = 　　next: {$next}
whoson-nobody = There is no staff here yet.
whoson-more = {$count} more lines; please name a smaller place.
staff-unreached-head = 📵 <b>Not reached by messages ({$count})</b>
unreached-never = · {$name}  {$place} {$role}: has not opened the bot yet
unreached-blocked = · {$name}  {$place} {$role}: stopped the bot, please phone
ringing-row = {$kind}: {$mode}
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

## Checks of suifang doctor

doctor-zone = time zone {$zone}, it is {$at}
doctor-disk = {$room} MB are left at {$folder}
doctor-disk-full = only {$room} MB are left at {$folder}; see what takes the room
doctor-folder-closed = {$folder} cannot be written to; give it to whoever runs the bot
doctor-glyphs = all {$count} characters of the cards can be drawn
doctor-glyphs-missing = the cards cannot draw these characters: {$chars}
doctor-texts = the texts are our own
doctor-texts-own = {$count} sentences are in your own words: {$keys}
doctor-texts-broken = your own texts have a fault: {$why}
doctor-advice = there are {$count} pieces of advice to send
doctor-advice-no-text = advice “{$piece}” ({$language}): there are no words; until then it is not sent
doctor-advice-no-title = advice “{$piece}” ({$language}): .title is missing; until then it is not sent
doctor-advice-no-source = advice “{$piece}” ({$language}): .source is missing; until then it is not sent
doctor-advice-no-reviewed = advice “{$piece}” ({$language}): .reviewed, the date, is missing; until then it is not sent
doctor-advice-no-by = advice “{$piece}” ({$language}): .by, who reviewed it, is missing; until then it is not sent
doctor-advice-no-language = advice “{$piece}” ({$language}): this language is missing; until then it is not sent
doctor-advice-two-dates = advice “{$piece}” ({$language}): the two languages were reviewed on different days; until then it is not sent
doctor-advice-wrong-name = advice “{$piece}” ({$language}): its name is to be short: small letters, digits and dashes; until then it is not sent
doctor-advice-wrong-date = advice “{$piece}” ({$language}): the date is to be year-month-day; until then it is not sent
doctor-advice-too-long = advice “{$piece}” ({$language}): it is too long; until then it is not sent
doctor-advice-loud = advice “{$piece}” ({$language}): there is an exclamation mark; until then it is not sent
doctor-advice-unreadable = advice “{$piece}” ({$language}): it cannot be read; until then it is not sent
doctor-database = the database is ready, version {$revision}
doctor-database-new = the database is made at the first start
doctor-database-old = the database is version {$revision}, this program needs {$head}
doctor-database-newer = the database is version {$revision}, newer than this program ({$head}): update the program
doctor-database-closed = the database cannot be opened: {$why}
doctor-admins = admins: {$count}
doctor-admins-none = there are no admins yet: fill in their numeric ids
doctor-staff = everybody on the staff can be reached
doctor-staff-unreached = {$count} cannot be reached until they open the bot and press START: {$names}
doctor-duty = tomorrow's shifts have no gap
doctor-duty-gaps = nobody is on duty in {$count} stretches of tomorrow: {$gaps}
doctor-names = all names of residents can be drawn
doctor-names-undrawn = {$count} names hold characters that cards show as boxes: {$names}
doctor-clock = our clock and Telegram's are {$seconds} s apart
doctor-clock-off = our clock and Telegram's are {$seconds} s apart: reminders will be late or early
doctor-telegram-unreached = {$url} cannot be reached: look at the network, TELEGRAM_API_URL and TELEGRAM_PROXY_URL
doctor-token-refused = the token is refused ({$code}): ask @BotFather for it again
doctor-bot = the bot is {$name}
doctor-webhook = a webhook is set, so updates go elsewhere
doctor-webhook-none = no webhook: updates come here
doctor-privacy = in groups it reads only commands for it
doctor-privacy-off = it can read every word in groups; it need not, so please close that
doctor-menu = the command menu has {$count} entries
doctor-menu-none = the command menu is not set; one start sets it
doctor-menu-later = the command menu is set at the first start

## Words

worker-unnamed = your grid worker
symptom-fever = fever
symptom-cough = cough
symptom-throat = sore throat
symptom-fatigue = no strength
symptom-smell = no sense of smell
symptom-diarrhoea = diarrhoea
symptom-breath = short of breath
symptom-chest = chest pain
symptom-headache = headache, dizzy
symptom-vomit = nausea, vomiting
symptom-nose = runny nose
symptom-ache = body aches
symptom-chills = chills
symptom-other = not well
relation-self = the person
relation-spouse = the partner
relation-child = the child
relation-parent = the parent
relation-other = a relative
slot-morning = morning
slot-noon = midday
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
command-family = Family
command-me = My record
command-settings = Settings: language, large print, hours
command-stop = No more messages
command-out = Going out for a moment
command-today = Board of today
command-missing = Who has not reported
command-alerts = Open alerts
command-rep = Report on behalf
command-find = Find a person
command-supplies = Requests for things
command-note = Write a note
command-message = Message a resident
command-enroll = Register a resident
command-card = Show a new code
command-daily = Daily report and ledger
command-stock = Stock and donations
command-board = Group board
command-bind = Send alerts to a group
command-duty = On or off duty, rosters
command-handover = Hand over
command-whoson = Who is on duty
command-notify = Which messages ring
command-release = Release: what is missing, who agrees
command-extend = Make an isolation longer
command-transfer = Hand somebody to another place
command-pause = Ask nothing until a day
command-place = Places
command-team = Staff
command-broadcast = Broadcast
command-advice = Advice for residents
command-spotcheck = Spot check
command-checkpoint = Hand a traveller with a fever to the responsible area
command-export = Export the list
command-import = Register a list of people
command-rules = Rules: times, lines, ladders, keeping
command-forget = Erase the data of one person, by two people
command-audit = Who looked at whom
command-status = System status

# What follows a command
usage-start = [CODE]
usage-missing = [PLACE]
usage-alerts = [PLACE]
usage-rep = NAME VALUE
usage-supplies = [list | money DATE | NUMBER]
usage-find = NAME, initials, door or phone
usage-note = NAME TEXT
usage-message = NAME TEXT
usage-enroll = NAME PLACE [address] [phone] [start] [days]
usage-card = NAME
usage-daily = [PLACE] [DATE]
usage-stock = [in | out | move | fix | low | allot | spend | list | log | export]
usage-bind = [PLACE | off]
usage-broadcast = [staff] PLACE TEXT
usage-advice = [N] [PLACE]
usage-spotcheck = [N [PLACE]]
usage-checkpoint = NAME VALUE PLACE|ADDRESS [PHONE]
usage-export = [place] [date]
usage-rules = [place] [rule value]
usage-forget = [NAME]
usage-audit = [who] [days]
usage-duty = [on | off | deputy NAME | roster PLACE ROLE]
usage-handover = [NAME]
usage-whoson = [PLACE]
usage-release = NAME
usage-extend = NAME DAYS [REASON]
usage-transfer = NAME PLACE [REASON]
usage-pause = NAME or PLACE [UNTIL]
usage-place = [add path | rename path name | move path parent | close path | open path]
usage-team = [place | add [id role place name [phone]] | remove id [role place]]
