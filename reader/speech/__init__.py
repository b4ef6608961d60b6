"""Speech: a section read aloud by a voice, with the time of every sentence and word.

The light modules (`utterance`, `spoken`, `timing`) are pure Python and run in the browser too. The heavy ones
import numpy, soundfile, soxr and pyttsx3 where they use them, so importing them costs nothing. Start at
`library`: it turns an article, or one section of it, into files.
"""
